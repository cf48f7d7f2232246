// SPDX-License-Identifier: MulanPSL-2.0
// What the program gives the server: clocks, the record and its rules, the releases.
#pragma once

#include "base/date.hpp"
#include "base/instant.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "service/office/office.hpp"
#include "service/office/release_shelf.hpp"

#include <functional>
#include <memory>
#include <string>

namespace eco::http {

/// Called at the start, at every SIGHUP and when a release comes into force, on another thread than
/// those that answer.
using EngineLoader = std::function<Result<std::shared_ptr<const service::Engine>>()>;

struct Wiring {
    EngineLoader load;
    std::function<Result<std::string>()> in_force; ///< digest of the release to serve today
    std::function<LocalDate()> today;              ///< in China
    std::function<Instant()> now;
    const service::Office& office;
    service::ReleaseShelf& shelf;
    Json components; ///< schemas and examples of the API (data/api/components.json)
};

} // namespace eco::http

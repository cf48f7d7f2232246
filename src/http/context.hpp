// SPDX-License-Identifier: MulanPSL-2.0
// What every handler may use besides its request.
#pragma once

#include "base/date.hpp"
#include "http/metrics.hpp"
#include "http/options.hpp"
#include "http/static_files.hpp"
#include "service/tile_cache.hpp"

#include <functional>

namespace eco::http {

struct Context {
    const Options& options;
    const StaticFiles& files;
    const Metrics& metrics;
    service::TileCache& tiles;
    std::function<LocalDate()> today; ///< in China
};

} // namespace eco::http

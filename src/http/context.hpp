// SPDX-License-Identifier: MulanPSL-2.0
// What every handler may use besides its request.
#pragma once

#include "http/metrics.hpp"
#include "http/options.hpp"
#include "http/static_files.hpp"
#include "http/wiring.hpp"
#include "service/jobs.hpp"
#include "service/office/release_shelf.hpp"
#include "service/tile_cache.hpp"

#include <functional>

namespace eco::http {

struct Context {
    const Options& options;
    const StaticFiles& files;
    const Metrics& metrics;
    service::TileCache& tiles;
    const Wiring& wiring;
    service::JobBoard& jobs;
    std::function<void()> reload; ///< after a release was published
};

} // namespace eco::http

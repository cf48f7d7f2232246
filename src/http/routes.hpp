// SPDX-License-Identifier: MulanPSL-2.0
// The tables of routes, one function a family.
#pragma once

#include "http/router.hpp"

#include <vector>

namespace eco::http {

/// Health, readiness, metrics.
[[nodiscard]] std::vector<Route> service_routes();
/// /api/v1: plain JSON for the page.
[[nodiscard]] std::vector<Route> api_routes();

/// /ogc: landing page, description, OGC API Features of every layer.
[[nodiscard]] std::vector<Route> ogc_routes();
/// /ogc: OGC API Tiles of every layer.
[[nodiscard]] std::vector<Route> tile_routes();

/// A file of the page, or http_not_found.
[[nodiscard]] service::Answer<Response> page_file(const Request& request, const Context& context);

} // namespace eco::http

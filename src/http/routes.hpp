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

/// /api/v1: login, one's own account.
[[nodiscard]] std::vector<Route> account_routes();
/// /api/v1: projects, their assessments, comments, contests, attachments.
[[nodiscard]] std::vector<Route> project_routes();
/// /api/v1: users, organisations, keys, audit.
[[nodiscard]] std::vector<Route> administration_routes();
/// /api/v1: the registry of releases.
[[nodiscard]] std::vector<Route> release_routes();

/// /ogc: OGC API Processes.
[[nodiscard]] std::vector<Route> process_routes();

/// /ogc: landing page, description, OGC API Features of every layer.
[[nodiscard]] std::vector<Route> ogc_routes();
/// /ogc: OGC API Features of the projects that the caller may see. In front of those of layers.
[[nodiscard]] std::vector<Route> project_feature_routes();
/// /ogc: OGC API Tiles of every layer.
[[nodiscard]] std::vector<Route> tile_routes();

/// A file of the page, or http_not_found.
[[nodiscard]] service::Answer<Response> page_file(const Request& request, const Context& context);

} // namespace eco::http

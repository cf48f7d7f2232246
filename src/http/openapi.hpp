// SPDX-License-Identifier: MulanPSL-2.0
// The OpenAPI 3.0.3 document, written from the table of routes: what is served is described.
#pragma once

#include "base/json.hpp"
#include "http/router.hpp"

namespace eco::http {

/// `components`: schemas and examples by name (data/api/components.json).
[[nodiscard]] Json openapi(const std::vector<Route>& routes, const Json& components, Lang lang);

} // namespace eco::http

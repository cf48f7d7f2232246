// SPDX-License-Identifier: MulanPSL-2.0
// The OpenAPI 3.0.3 document, written from the table of routes: what is served is described.
#pragma once

#include "base/json.hpp"
#include "http/router.hpp"

namespace eco::http {

[[nodiscard]] Json openapi(const std::vector<Route>& routes, Lang lang);

} // namespace eco::http

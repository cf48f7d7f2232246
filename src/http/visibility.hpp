// SPDX-License-Identifier: MulanPSL-2.0
// What of a layer a caller may see: all of it or place by place, exactly or generalised.
#pragma once

#include "http/context.hpp"
#include "http/message.hpp"
#include "service/detail_level.hpp"

#include <string>

namespace eco::http {

/// Restricted layers are shown place by place, but not given out whole. Errors: service_bulk.
[[nodiscard]] Status check_bulk(const Request& request, const Context& context);

/// Exact for who may (zoning.exact; for restricted layers zoning.bulk), else as configured.
[[nodiscard]] service::DetailLevel detail_of(const Request& request, const Context& context,
                                             const std::string& layer);

/// Says to the client that the geometry is generalised, and to caches that it depends on who asks.
void add_detail_headers(const service::DetailLevel& detail, Response& response);

} // namespace eco::http

// SPDX-License-Identifier: MulanPSL-2.0
// What the routes of the OGC API share: links, pages of items, the parameters that select them.
#pragma once

#include "http/message.hpp"
#include "service/collections.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::http {

inline constexpr std::string_view k_geojson = "application/geo+json";

/// Whole addresses by the host the client named: clients of the trade resolve no relative links.
[[nodiscard]] Json link(const Request& request, std::string_view rel, const std::string& path,
                        std::string_view type);
/// self, items, queryables.
[[nodiscard]] Json collection_links(const Request& request, const std::string& id);
[[nodiscard]] Response answer_json(const Json& json, std::string_view content_type);

/// Errors: service_unknown_crs.
[[nodiscard]] Result<service::OutputCrs> crs_of(const Request& request);
/// limit, offset, crs, bbox, bbox-crs, filter, filter-lang. Errors: http_bad_parameter,
/// service_unknown_crs, those of Filter::parse.
[[nodiscard]] Result<service::ItemQuery> item_query(const Request& request,
                                                    const std::vector<std::string>& properties);
/// A FeatureCollection with its notice and the link to the next page.
[[nodiscard]] Response page_response(const Request& request, const service::ItemQuery& query,
                                     const service::Items& page);

} // namespace eco::http

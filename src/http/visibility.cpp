// SPDX-License-Identifier: MulanPSL-2.0
// Deciding by permission and configuration.
#include "http/visibility.hpp"

#include <algorithm>

namespace eco::http {
namespace {

using identity::Permission;

bool is_restricted(const Context& context, const std::string& layer) {
    const auto& restricted = context.options.restricted_layers;
    return std::find(restricted.begin(), restricted.end(), layer) != restricted.end();
}

bool may(const Request& request, const Context& context, Permission what) {
    return service::require(context.wiring.office, request.caller, what).has_value();
}

} // namespace

Status check_bulk(const Request& request, const Context& context) {
    const std::string& layer = request.captures[0];
    return !is_restricted(context, layer) || may(request, context, Permission::zoning_bulk)
               ? Status()
               : fail({ErrorCode::service_bulk, {{"layer", layer}}, {}});
}

service::DetailLevel detail_of(const Request& request, const Context& context,
                               const std::string& layer) {
    const bool restricted = is_restricted(context, layer);
    if (may(request, context, restricted ? Permission::zoning_bulk : Permission::zoning_exact)) {
        return {};
    }
    return restricted ? context.options.restricted_detail : context.options.open_detail;
}

void add_detail_headers(const service::DetailLevel& detail, Response& response) {
    response.headers.emplace_back("Vary", "Cookie, Authorization");
    response.headers.emplace_back("Ecogate-Geometry", detail.is_exact() ? "exact" : "generalised");
}

} // namespace eco::http

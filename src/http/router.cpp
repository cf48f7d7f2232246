// SPDX-License-Identifier: MulanPSL-2.0
// Finding the route of a request.
#include "http/router.hpp"

#include "http/routes.hpp"

#include <algorithm>

namespace eco::http {
namespace {

std::vector<std::string_view> segments_of(std::string_view pattern) {
    std::vector<std::string_view> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1);
        const auto slash = std::min(pattern.find('/'), pattern.size());
        if (slash > 0) {
            segments.push_back(pattern.substr(0, slash));
        }
        pattern.remove_prefix(slash);
    }
    return segments;
}

bool meets(const std::vector<std::string_view>& pattern, const std::vector<std::string>& path) {
    return pattern.size() == path.size() &&
           std::equal(
               pattern.begin(), pattern.end(), path.begin(),
               [](std::string_view a, const std::string& b) { return a[0] == '{' || a == b; });
}

} // namespace

Router::Router(std::vector<Route> routes) : m_routes(std::move(routes)) {
    for (const Route& route : m_routes) {
        m_segments.push_back(segments_of(route.pattern));
    }
}

Match Router::match(Method method, const Target& target) const {
    Match match;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        if (!meets(m_segments[i], target.segments)) {
            continue;
        }
        const Method wanted = method == Method::head ? Method::get : method;
        if (m_routes[i].method != wanted) {
            match.other_method = true;
            continue;
        }
        match.route = &m_routes[i];
        match.index = i;
        for (std::size_t s = 0; s < m_segments[i].size(); ++s) {
            if (m_segments[i][s][0] == '{') {
                match.captures.push_back(target.segments[s]);
            }
        }
        return match;
    }
    match.index = m_routes.size();
    return match;
}

std::vector<std::string> Router::names() const {
    std::vector<std::string> names;
    for (const Route& route : m_routes) {
        names.emplace_back(route.pattern);
    }
    return names;
}

const Router& router() {
    static const Router k_router = [] {
        std::vector<Route> all = service_routes();
        for (auto* family :
             {api_routes, account_routes, project_routes, administration_routes, release_routes,
              project_feature_routes, ogc_routes, tile_routes, process_routes}) {
            for (auto& route : family()) {
                all.push_back(std::move(route));
            }
        }
        return Router(std::move(all));
    }();
    return k_router;
}

} // namespace eco::http

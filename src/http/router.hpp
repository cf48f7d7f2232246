// SPDX-License-Identifier: MulanPSL-2.0
// The routes, as one table: method, pattern, which query parameters there are, what it costs. What
// is not in the table does not exist; a parameter that no route declares is refused.
#pragma once

#include "http/context.hpp"
#include "http/message.hpp"
#include "identity/permission.hpp"
#include "service/answer.hpp"

#include <string_view>
#include <vector>

namespace eco::http {

/// light: answered where the request was read, in microseconds. heavy: by a worker. slow: hashes
/// passwords, by workers of its own.
enum class Weight { light, heavy, slow };

/// open: nobody is asked who they are. known: it is told where it is said. guarded: by a
/// permission.
enum class Door { open, known, guarded };

/// Of routes whose door is guarded: what comes is told by its own first bytes.
inline constexpr std::string_view k_any_type = "*/*";

using Handler = service::Answer<Response> (*)(const Request&, const Context&);

struct Route {
    Method method = Method::get;
    std::string_view pattern; ///< "/api/v1/units/{code}"
    std::vector<std::string_view> parameters;
    Weight weight = Weight::light;
    Handler handler = nullptr;
    std::string_view summary; ///< key of the text that says what it answers
    std::string_view produces = "application/json";
    std::string_view consumes = "application/json"; ///< of POST; no form of another site sends it
    Door door = Door::open;
    identity::Permission permission = identity::Permission::zoning_read; ///< behind a guarded door
    std::size_t body_limit = 0; ///< bytes; 0: as the configuration says
    unsigned success = 200;
    std::string_view asks = {}, gives = {}; ///< schemas of the API's components
    std::string_view queued = {}; ///< schema of a 201, where the work may be put off on request
};

struct Match {
    const Route* route = nullptr; ///< null: the page's files, or nothing
    std::size_t index = 0;
    std::vector<std::string> captures;
    bool other_method = false; ///< the pattern exists, with another method
};

class Router {
  public:
    explicit Router(std::vector<Route> routes);
    [[nodiscard]] Match match(Method method, const Target& target) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return m_routes; }
    [[nodiscard]] std::vector<std::string> names() const;

  private:
    std::vector<Route> m_routes;
    std::vector<std::vector<std::string_view>> m_segments; ///< one list a route
};

/// All routes of this server.
[[nodiscard]] const Router& router();

} // namespace eco::http

// SPDX-License-Identifier: MulanPSL-2.0
// The body of a request, read strictly: an object of members that are expected, each of its kind.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::service {

class Body {
  public:
    /// Errors: base_bad_json, service_body_not_object, service_unknown_member.
    [[nodiscard]] static Result<Body> read(std::string_view text,
                                           std::initializer_list<std::string_view> members);

    /// Not blank, at most so many bytes. Errors: service_member_missing, service_bad_member.
    [[nodiscard]] Result<std::string> text(std::string_view name, std::size_t most) const;
    /// The same, or empty where it is not stated.
    [[nodiscard]] Result<std::string> text_or_empty(std::string_view name, std::size_t most) const;
    [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return m_json.find(name) != nullptr; }
    [[nodiscard]] const Json* find(std::string_view name) const { return m_json.find(name); }

  private:
    Json m_json;
};

[[nodiscard]] Error bad_member(std::string_view name, std::string_view expected);

} // namespace eco::service

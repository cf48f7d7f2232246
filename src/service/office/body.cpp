// SPDX-License-Identifier: MulanPSL-2.0
// Reading members.
#include "service/office/body.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::service {

Error bad_member(std::string_view name, std::string_view expected) {
    return {ErrorCode::service_bad_member,
            {{"name", std::string(name)}, {"expected", std::string(expected)}},
            {"body", "/" + std::string(name), {}, 0, 0}};
}

Result<Body> Body::read(std::string_view text, std::initializer_list<std::string_view> members) {
    Body body;
    ECO_TRY(body.m_json, parse_json(text, "body"));
    if (!body.m_json.is_object()) {
        return fail({ErrorCode::service_body_not_object, {}, {"body", "", {}, 0, 0}});
    }
    for (const auto& [name, value] : body.m_json.as_object()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            return fail({ErrorCode::service_unknown_member,
                         {{"name", name}},
                         {"body", "/" + name, {}, 0, 0}});
        }
    }
    return body;
}

Result<std::string> Body::text(std::string_view name, std::size_t most) const {
    const Json* value = m_json.find(name);
    if (value == nullptr || value->is_null()) {
        return fail({ErrorCode::service_member_missing,
                     {{"name", std::string(name)}},
                     {"body", "/" + std::string(name), {}, 0, 0}});
    }
    const bool good = value->is_string() && value->as_string().size() <= most &&
                      !trim(value->as_string()).empty();
    if (!good) {
        return fail(bad_member(name, "1–" + std::to_string(most) + " bytes of text"));
    }
    return value->as_string();
}

Result<std::string> Body::text_or_empty(std::string_view name, std::size_t most) const {
    const Json* value = m_json.find(name);
    const bool silent =
        value == nullptr || value->is_null() || (value->is_string() && value->as_string().empty());
    return silent ? Result<std::string>(std::string()) : text(name, most);
}

Result<std::vector<std::string>> Body::texts(std::string_view name) const {
    const Json* value = m_json.find(name);
    std::vector<std::string> found;
    if (value == nullptr || value->is_null()) {
        return found;
    }
    if (!value->is_array()) {
        return fail(bad_member(name, "a list of texts"));
    }
    for (const Json& one : value->as_array()) {
        if (!one.is_string()) {
            return fail(bad_member(name, "a list of texts"));
        }
        found.push_back(one.as_string());
    }
    return found;
}

} // namespace eco::service

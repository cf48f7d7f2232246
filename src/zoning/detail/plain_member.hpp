// SPDX-License-Identifier: MulanPSL-2.0
// Reading one member of a feature's attributes where they lie. The image holds canonical JSON, and
// nearly all attributes are texts without escapes; anything else is left to the JSON parser.
#pragma once

#include <string_view>

namespace eco::zoning::detail {

struct PlainMember {
    enum class Found { yes, no, not_plain } found = Found::not_plain;
    std::string_view value;
};

inline PlainMember plain_member(std::string_view object, std::string_view name) {
    std::size_t at = 1; // behind the brace
    const auto text = [&](std::string_view& out) {
        const auto end = at < object.size() && object[at] == '"' ? object.find('"', at + 1)
                                                                 : std::string_view::npos;
        if (end == std::string_view::npos) {
            return false;
        }
        out = object.substr(at + 1, end - at - 1);
        at = end + 1;
        return out.find('\\') == std::string_view::npos;
    };
    while (at < object.size() && object[at] != '}') {
        std::string_view key;
        std::string_view value;
        if (!text(key) || at >= object.size() || object[at++] != ':' || !text(value)) {
            return {};
        }
        if (key == name) {
            return {PlainMember::Found::yes, value};
        }
        at += at < object.size() && object[at] == ',' ? 1 : 0;
    }
    return {at < object.size() ? PlainMember::Found::no : PlainMember::Found::not_plain, {}};
}

} // namespace eco::zoning::detail

// SPDX-License-Identifier: MulanPSL-2.0
// A page of states as a list answer: {items, total}.
#pragma once

#include "base/json.hpp"
#include "store/query.hpp"

namespace eco::service {

template <class View>
[[nodiscard]] Json listing(const store::StatePage& page, View view) {
    Json json;
    json["items"] = Json(Json::Array{});
    for (const store::State& state : page.items) {
        json["items"].push_back(view(state));
    }
    json["total"] = page.total;
    return json;
}

/// Copies members that are there; null for those that are not.
inline void copy_members(const store::State& state, std::initializer_list<const char*> names,
                         Json& json) {
    for (const char* name : names) {
        const Json* value = state.data.find(name);
        json[name] = value == nullptr ? Json() : *value;
    }
}

} // namespace eco::service

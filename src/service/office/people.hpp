// SPDX-License-Identifier: MulanPSL-2.0
// Names beside ids: the record knows people by id, people know each other by name.
#pragma once

#include "base/json.hpp"
#include "service/office/office.hpp"

#include <initializer_list>
#include <string_view>

namespace eco::service {

/// Beside each of `members` that holds a person's id stands `<member>_name`: in `answer` itself, or
/// in each of its `items`. Who is no user (the server itself, one that was never logged in) has no
/// name. Errors: the record's.
[[nodiscard]] Result<Json> with_names(const Office& office, Json answer,
                                      std::initializer_list<std::string_view> members);

} // namespace eco::service

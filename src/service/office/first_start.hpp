// SPDX-License-Identifier: MulanPSL-2.0
// The first account of a new record.
#pragma once

#include "service/office/office.hpp"

#include <optional>

namespace eco::service {

inline constexpr std::string_view k_first_name = "admin";

/// Makes the administrator where no user exists yet; the password for one use, or nothing. Of two
/// servers that start at once, one makes it.
[[nodiscard]] Result<std::optional<identity::Secret>> first_administrator(const Office& office,
                                                                          const Caller& caller);

} // namespace eco::service

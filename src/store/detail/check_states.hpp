// SPDX-License-Identifier: MulanPSL-2.0
// Every state against the one its events give, column by column.
#pragma once

#include "base/error.hpp"
#include "store/detail/sql.hpp"

#include <set>
#include <string>

namespace eco::store {

/// `blobs`: digests that exist, for the references of the states. How many states there are.
[[nodiscard]] Result<std::size_t> check_states(sql::Connection& connection,
                                               const std::set<std::string, std::less<>>& blobs,
                                               Findings& findings);

} // namespace eco::store

// SPDX-License-Identifier: MulanPSL-2.0
// What a password must be, how long it lasts, and when failures lock an account: GB/T 22239-2019
// §8.1.4.1 (等保 level 3: complexity, change at intervals, handling of failed logins).
#pragma once

#include "base/error.hpp"
#include "identity/secret.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace eco::identity {

using Moment = std::chrono::sys_seconds; ///< UTC

struct PasswordPolicy {
    std::size_t least_length = 10; ///< characters, not bytes
    std::size_t most_length = 256; ///< bytes: hashing is slow by purpose
    std::size_t least_classes = 3; ///< of capitals, small letters, digits, all others
    std::size_t history = 5;       ///< former passwords that may not come back
    std::chrono::days age{90};     ///< then it must be changed; 0 = never
    std::size_t failures = 5;      ///< in a row, then the account is locked
    std::chrono::minutes lock{15};
};

/// Every fault at once. `former`: hashes, newest first. Faults: identity_password_short, _long,
/// _classes, _name, _common, _again.
[[nodiscard]] Findings check_password(const PasswordPolicy& policy, const Secret& password,
                                      std::string_view name,
                                      const std::vector<std::string>& former);
[[nodiscard]] bool is_outdated(const PasswordPolicy& policy, Moment set, Moment now);

} // namespace eco::identity

// SPDX-License-Identifier: MulanPSL-2.0
// Argon2id (RFC 9106). Slow by purpose, and hungry for memory: callers bound how many run at once.
#pragma once

#include "base/result.hpp"
#include "identity/secret.hpp"

#include <cstdint>
#include <string>

namespace eco::identity {

struct HashCost {
    std::uint32_t memory_kib = 19U << 10U; ///< OWASP's second choice, for servers of few cores
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
};

/// In Argon2's own text form, which carries cost and salt. Errors: identity_hash.
[[nodiscard]] Result<std::string> hash_password(const Secret& password, const HashCost& cost);
/// False also for a text that is no hash.
[[nodiscard]] bool verify_password(const std::string& encoded, const Secret& password);
/// True where the hash was made at another cost: it is made anew at the next login.
[[nodiscard]] bool needs_rehash(const std::string& encoded, const HashCost& cost);

} // namespace eco::identity

// SPDX-License-Identifier: MulanPSL-2.0
// The reference library's encoded form.
#include "identity/password_hash.hpp"

#include "identity/token.hpp"

#include <fmt/format.h>

#include <argon2.h>

namespace eco::identity {
namespace {

constexpr std::uint32_t k_hash_bytes = 32;
constexpr std::uint32_t k_salt_bytes = 16;

} // namespace

Result<std::string> hash_password(const Secret& password, const HashCost& cost) {
    const std::string salt = random_bytes(k_salt_bytes);
    std::string encoded(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, k_salt_bytes,
                                          k_hash_bytes, Argon2_id),
                        '\0');
    const int status =
        argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password.reveal().data(),
                              password.reveal().size(), salt.data(), salt.size(), k_hash_bytes,
                              encoded.data(), encoded.size());
    if (status != ARGON2_OK) {
        return fail({ErrorCode::identity_hash, {{"reason", argon2_error_message(status)}}, {}});
    }
    encoded.resize(encoded.find('\0'));
    return encoded;
}

bool verify_password(const std::string& encoded, const Secret& password) {
    return argon2id_verify(encoded.c_str(), password.reveal().data(), password.reveal().size()) ==
           ARGON2_OK;
}

bool needs_rehash(const std::string& encoded, const HashCost& cost) {
    const std::string wanted =
        fmt::format("$argon2id$v=19$m={},t={},p={}$", cost.memory_kib, cost.passes, cost.lanes);
    return !encoded.starts_with(wanted);
}

} // namespace eco::identity

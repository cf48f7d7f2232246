// SPDX-License-Identifier: MulanPSL-2.0
// The file of the keys that seal second factors in the record: read, or made on the first start.
#pragma once

#include "identity/vault.hpp"

#include <string>

namespace eco::app {

inline constexpr const char* k_seal_keys_name = "seal.keys";

/// A file that others than its owner may read is refused. Errors: base_file_not_found,
/// base_file_unreadable.
[[nodiscard]] Result<identity::Vault> read_seal_keys(const std::string& path);

/// Makes the file with one new key and mode 0600 where there is none; of two that start at once,
/// one makes it and both read it. Errors: as above, base_file_unwritable.
[[nodiscard]] Result<identity::Vault> first_seal_keys(const std::string& path);

} // namespace eco::app

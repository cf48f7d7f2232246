// SPDX-License-Identifier: MulanPSL-2.0
// Files: read a whole one with a bound, write one so that it is either whole or absent.
// Used by rings 4 and up and by loaders of data; the pure rooms take texts.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace eco {

/// Errors: base_file_not_found, base_file_too_large, base_file_unreadable.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes);
/// Writes beside the target, syncs, renames. Errors: base_file_unwritable.
[[nodiscard]] Status write_file(const std::string& path, std::string_view bytes);

} // namespace eco

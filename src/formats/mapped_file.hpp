// SPDX-License-Identifier: MulanPSL-2.0
// A file as read-only memory: how a release is opened in milliseconds whatever its size.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace eco::formats {

class MappedFile {
  public:
    /// Errors: base_file_not_found, base_file_unreadable.
    [[nodiscard]] static Result<MappedFile> open(const std::string& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

  private:
    explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}
    std::span<const std::byte> m_bytes;
};

} // namespace eco::formats

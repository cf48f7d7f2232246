// SPDX-License-Identifier: MulanPSL-2.0
// A file as read-only memory: how a release is opened in milliseconds whatever its size.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace eco::formats {

/// mapped: the file's own pages, shared with whoever else reads it, read when they are asked for.
/// resident: a copy in memory of 2-MiB pages. It costs reading the file once and memory of its
/// size; what is read at random all over it then comes without a walk through page tables, which on
/// a virtual machine took longer than the answer (ADR 0056). For programs that answer for long.
enum class Held { mapped, resident };

class MappedFile {
  public:
    /// Errors: base_file_not_found, base_file_unreadable.
    [[nodiscard]] static Result<MappedFile> open(const std::string& path, Held held = Held::mapped);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

  private:
    MappedFile(std::span<const std::byte> bytes, std::size_t mapped)
        : m_bytes(bytes), m_mapped(mapped) {}
    std::span<const std::byte> m_bytes;
    std::size_t m_mapped; ///< bytes to give back: whole pages
};

} // namespace eco::formats

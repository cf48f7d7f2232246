// SPDX-License-Identifier: MulanPSL-2.0
// A file as read-only memory: how a release is opened in milliseconds whatever its size.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

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
    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_memory.get(), m_size}; }

  private:
    /// Unmaps `mapped` bytes; none: memory of the heap.
    struct GiveBack {
        std::size_t mapped;
        void operator()(std::byte* memory) const;
    };
    using Memory = std::unique_ptr<std::byte, GiveBack>;

    MappedFile(Memory memory, std::size_t size) : m_memory(std::move(memory)), m_size(size) {}
    Memory m_memory;
    std::size_t m_size;
};

} // namespace eco::formats

// SPDX-License-Identifier: MulanPSL-2.0
// An output file that only grows, is cut back to what a journal vouches for, and is held by one
// process at a time.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace eco::service::batch {

class Spool {
  public:
    /// Opens or makes the file, and locks it. Errors: base_file_unwritable, service_output_busy
    /// (another process has it).
    [[nodiscard]] static Result<Spool> open(const std::string& path);
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool& operator=(Spool&& other) noexcept;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Leaves the first bytes. Errors: service_output_short (it holds less), base_file_unwritable.
    [[nodiscard]] Status cut(std::uint64_t bytes);
    [[nodiscard]] Status append(std::string_view bytes);
    /// Everything appended is on the disk when this returns.
    [[nodiscard]] Status sync();
    [[nodiscard]] std::uint64_t size() const { return m_size; }

  private:
    Spool(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    [[nodiscard]] Error io_error() const;

    std::string m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace eco::service::batch

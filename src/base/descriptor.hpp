// SPDX-License-Identifier: MulanPSL-2.0
// An open file of the system, closed when it goes; and what to say when one does not read.
#pragma once

#include "base/result.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace eco {

class Descriptor {
  public:
    /// `flags`: of open(2). Negative where it did not open: errno says why.
    Descriptor(const std::string& path, int flags)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

  private:
    int m_number;
};

/// base_file_not_found or base_file_unreadable, by errno.
[[nodiscard]] Error not_read(const std::string& path);

} // namespace eco

// SPDX-License-Identifier: MulanPSL-2.0
// Text files too long for memory, line by line: written and synced, read with a bound on a line.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace eco::store {

struct CloseFile {
    void operator()(std::FILE* held) const { std::fclose(held); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

class LineWriter {
  public:
    /// Errors: base_file_unwritable, here and below.
    [[nodiscard]] static Result<LineWriter> create(const std::string& path);
    [[nodiscard]] Status add(std::string_view line);
    /// Flushed and synced.
    [[nodiscard]] Status finish();

  private:
    LineWriter(std::string path, FileHandle file)
        : m_path(std::move(path)), m_file(std::move(file)) {}
    std::string m_path;
    FileHandle m_file;
};

/// Errors: base_file_not_found, base_file_unreadable, and what `visit` says, with file and row.
[[nodiscard]] Status read_lines(const std::string& path,
                                const std::function<Status(std::string_view)>& visit);

} // namespace eco::store

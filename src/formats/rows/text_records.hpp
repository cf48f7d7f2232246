// SPDX-License-Identifier: MulanPSL-2.0
// Cutting a text file into records without holding it: lines, or the rows of a CSV, whose quoted
// cells may hold line breaks.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace eco::formats {

/// Where a file is read on: the first byte not yet handed out, and its 1-based line.
struct TextPosition {
    std::uint64_t bytes = 0;
    std::size_t line = 1;
};

enum class RecordKind { line, csv };

class TextRecords {
  public:
    /// Records longer than `max_record` bytes are cut to a kilobyte and said to be so. Errors:
    /// base_file_not_found, base_file_unreadable.
    [[nodiscard]] static Result<TextRecords> open(const std::string& path, RecordKind kind,
                                                  std::size_t max_record);
    ~TextRecords();
    TextRecords(TextRecords&&) noexcept;
    TextRecords& operator=(TextRecords&&) noexcept;

    struct Record {
        std::size_t line = 0;  ///< where it begins
        bool too_long = false; ///< only its beginning was kept
    };
    /// Appends the next record that is not blank, without its line break. False at the end. Errors:
    /// base_csv_bad_quote (a quote that is never closed: from there on nothing is a row),
    /// base_file_unreadable.
    [[nodiscard]] Result<bool> next(std::string& append_to, Record& record);

    [[nodiscard]] TextPosition position() const;
    [[nodiscard]] Status seek(TextPosition position);
    [[nodiscard]] std::uint64_t file_size() const;

  private:
    struct Impl;
    explicit TextRecords(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::formats

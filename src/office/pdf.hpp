// SPDX-License-Identifier: MulanPSL-2.0
// PDF of a Word document, by LibreOffice without a window. One conversion at a time, with a profile
// folder of this process's own, and a time limit.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace eco::office {

struct PdfOptions {
    std::string program;                       ///< empty: soffice of PATH
    std::string fonts;                         ///< fontconfig file with the aliases; empty: none
    std::chrono::milliseconds limit{60'000};   ///< for one conversion
    std::chrono::milliseconds waiting{30'000}; ///< for those before it
};

/// Safe to share between threads.
class PdfMaker {
  public:
    explicit PdfMaker(PdfOptions options);
    ~PdfMaker();
    PdfMaker(PdfMaker&&) noexcept;
    PdfMaker& operator=(PdfMaker&&) noexcept;

    /// Errors: office_no_converter, office_converter_busy, office_converter_slow,
    /// office_converter_failed.
    [[nodiscard]] Result<std::string> convert(std::string_view docx) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::office

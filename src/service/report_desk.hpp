// SPDX-License-Identifier: MulanPSL-2.0
// Reports as files (Word, PDF, Excel) for the server: the same documents as the command line makes.
#pragma once

#include "report/press.hpp"
#include "service/judge_project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::service {

struct ReportFile {
    std::string bytes;
    std::string_view media_type;
    std::string name; ///< of the file, "某厂.docx"
    Findings remarks;
};

struct ReportRequest {
    std::string_view body; ///< a project file as JSON
    std::string_view format;
    LocalDate as_of;
    Lang lang = Lang::zh;
    std::string verify_address; ///< begin of it; the press's own goes before
};

class ReportDesk {
  public:
    explicit ReportDesk(report::Press press) : m_press(std::move(press)) {}

    [[nodiscard]] static bool knows(std::string_view format);
    /// `format`: one that it knows. Errors: those of assess, and of report::Press::print.
    [[nodiscard]] Answer<ReportFile> make(const Engine& engine, const ReportRequest& request) const;

  private:
    report::Press m_press;
};

} // namespace eco::service

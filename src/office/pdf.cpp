// SPDX-License-Identifier: MulanPSL-2.0
#include "office/pdf.hpp"

#include "base/files.hpp"
#include "office/detail/process.hpp"

#include <filesystem>
#include <mutex>
#include <optional>
#include <unistd.h>

namespace eco::office {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_pdf = 256U << 20U;

/// A folder that only this process can read, and that goes with it.
class Folder {
  public:
    Folder() {
        std::error_code problem;
        std::string pattern = (fs::temp_directory_path(problem) / "ecogate-pdf-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data()) == nullptr ? "" : pattern;
    }
    ~Folder() {
        std::error_code ignored;
        if (!m_path.empty()) {
            fs::remove_all(m_path, ignored);
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

  private:
    std::string m_path;
};

std::string seconds(std::chrono::milliseconds time) {
    return std::to_string(time.count() / 1000);
}

} // namespace

struct PdfMaker::Impl {
    explicit Impl(PdfOptions given) : options(std::move(given)) {}
    PdfOptions options;
    std::timed_mutex one_at_a_time;
    std::optional<Folder> folder; ///< profile and files; made at the first conversion
};

PdfMaker::PdfMaker(PdfOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}
PdfMaker::~PdfMaker() = default;
PdfMaker::PdfMaker(PdfMaker&&) noexcept = default;
PdfMaker& PdfMaker::operator=(PdfMaker&&) noexcept = default;

Result<std::string> PdfMaker::convert(std::string_view docx) const {
    const PdfOptions& options = m_impl->options;
    const std::unique_lock turn(m_impl->one_at_a_time, options.waiting);
    if (!turn.owns_lock()) {
        return fail(
            {ErrorCode::office_converter_busy, {{"seconds", seconds(options.waiting)}}, {}});
    }
    if (!m_impl->folder) {
        m_impl->folder.emplace();
    }
    const std::string& folder = m_impl->folder->path();
    if (folder.empty()) {
        return fail({ErrorCode::office_converter_failed, {}, {}});
    }
    ECO_CHECK(write_file(folder + "/report.docx", docx));
    std::error_code ignored;
    fs::remove(folder + "/report.pdf", ignored);
    detail::Command command{{options.program.empty() ? "soffice" : options.program,
                             "-env:UserInstallation=file://" + folder + "/profile", "--headless",
                             "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
                             "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder,
                             folder + "/report.docx"},
                            {{"HOME", folder}},
                            options.limit};
    if (!options.fonts.empty()) {
        command.extra["FONTCONFIG_FILE"] = options.fonts;
    }
    const detail::Ran ran = detail::run(command);
    if (ran == detail::Ran::not_found) {
        return fail({ErrorCode::office_no_converter, {{"program", command.words[0]}}, {}});
    }
    if (ran == detail::Ran::too_slow) {
        return fail({ErrorCode::office_converter_slow, {{"seconds", seconds(options.limit)}}, {}});
    }
    auto pdf = read_file(folder + "/report.pdf", k_max_pdf);
    fs::remove(folder + "/report.docx", ignored);
    fs::remove(folder + "/report.pdf", ignored);
    return pdf && pdf->starts_with("%PDF-") ? std::move(pdf)
                                            : fail({ErrorCode::office_converter_failed, {}, {}});
}

} // namespace eco::office

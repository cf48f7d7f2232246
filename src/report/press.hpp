// SPDX-License-Identifier: MulanPSL-2.0
// What turns an assessment into a file: the templates of both languages, the maker of PDF, the
// address where a report can be verified.
#pragma once

#include "office/package.hpp"
#include "office/pdf.hpp"
#include "report/dossier.hpp"
#include "report/map.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace eco::report {

enum class FileFormat { docx, pdf, xlsx };
[[nodiscard]] std::optional<FileFormat> file_format(std::string_view name);
/// The media type of RFC 6838.
[[nodiscard]] std::string_view media_type(FileFormat format);

struct PressOptions {
    std::string data;           ///< folder with templates/ and fonts/
    std::string word_template;  ///< a .docx for both languages; empty: those of the data folder
    std::string verify_address; ///< "https://…/#/verify/"; empty: the input's own
    std::string converter;      ///< of PDF; empty: soffice of PATH
    std::chrono::milliseconds pdf_waiting{30'000}; ///< for conversions under way
};

class Press {
  public:
    /// Errors: base_file_*, office_not_a_package, and whatever is wrong with the template.
    [[nodiscard]] static Result<Press> make(const PressOptions& options);

    /// The bytes of the file. Errors: those of word, excel, PdfMaker::convert.
    [[nodiscard]] Result<std::string> print(FileFormat format, DossierInput input,
                                            const MapDrawing& map) const;
    [[nodiscard]] const office::Package& word_template(Lang lang) const {
        return lang == Lang::zh ? m_zh : m_en;
    }

  private:
    Press(office::Package zh, office::Package en, office::PdfMaker pdf, std::string address)
        : m_zh(std::move(zh)), m_en(std::move(en)), m_pdf(std::move(pdf)),
          m_address(std::move(address)) {}

    office::Package m_zh, m_en;
    office::PdfMaker m_pdf;
    std::string m_address;
};

} // namespace eco::report

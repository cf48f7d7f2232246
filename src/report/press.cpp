// SPDX-License-Identifier: MulanPSL-2.0
#include "report/press.hpp"

#include "base/files.hpp"
#include "office/pdf_attachment.hpp"
#include "report/excel.hpp"
#include "report/template_fields.hpp"
#include "report/word.hpp"

namespace eco::report {
namespace {

constexpr std::size_t k_max_template = 32U << 20U;

Result<office::Package> from_file(const std::string& file) {
    ECO_TRY(const std::string bytes, read_file(file, k_max_template));
    ECO_TRY(office::Package package, office::Package::read(bytes, file));
    for (const Finding& finding : office::check_template(package, template_fields(), file)) {
        return fail(as_error(finding));
    }
    return package;
}

Result<office::Package> word_template_of(const PressOptions& options, const char* language) {
    if (!options.word_template.empty()) {
        return from_file(options.word_template);
    }
    const std::string folder = options.data + "/templates/assessment/";
    return office::Package::read_folders(folder + "common", folder + language);
}

} // namespace

std::optional<FileFormat> file_format(std::string_view name) {
    return name == "docx"   ? std::optional(FileFormat::docx)
           : name == "pdf"  ? std::optional(FileFormat::pdf)
           : name == "xlsx" ? std::optional(FileFormat::xlsx)
                            : std::nullopt;
}

std::string_view media_type(FileFormat format) {
    switch (format) {
    case FileFormat::docx:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileFormat::pdf:
        return "application/pdf";
    case FileFormat::xlsx:
        break;
    }
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

Result<Press> Press::make(const PressOptions& options) {
    ECO_TRY(office::Package zh, word_template_of(options, "zh"));
    ECO_TRY(office::Package en, word_template_of(options, "en"));
    office::PdfOptions pdf;
    pdf.program = options.converter;
    pdf.waiting = options.pdf_waiting;
    pdf.fonts = options.data + "/fonts/fonts.conf";
    return Press(std::move(zh), std::move(en), office::PdfMaker(std::move(pdf)),
                 options.verify_address);
}

Result<std::string> Press::print(FileFormat format, DossierInput input,
                                 const MapDrawing& map) const {
    if (!m_address.empty()) {
        input.verify_address = m_address;
    }
    if (format == FileFormat::xlsx) {
        return excel(input);
    }
    ECO_TRY(std::string docx, word(input, map, word_template(input.lang)));
    if (format == FileFormat::docx) {
        return docx;
    }
    ECO_TRY(std::string pdf, m_pdf.convert(docx));
    return office::attach_text(std::move(pdf), "assessment.json", canonical_json(input.assessment));
}

} // namespace eco::report

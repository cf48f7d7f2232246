// SPDX-License-Identifier: MulanPSL-2.0
// Word documents (WordprocessingML, ISO/IEC 29500-1) as templates: fields in braces, lists over
// paragraphs and table rows, conditions, pictures. Word may split a field over runs; it is found
// all the same.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "office/package.hpp"
#include "office/template_fields.hpp"

#include <map>
#include <string>

namespace eco::office {

/// What fills a template: an object with the names of the fields. text: string (line breaks are
/// kept); flag: bool; list: array of such objects; picture: string, a key of the pictures given.
struct Content {
    Json values;
    std::map<std::string, std::string> pictures; ///< key → PNG
};

/// Everything that is wrong with a template, each with part, paragraph and remedy: office_bad_xml,
/// office_no_document, office_unknown_field, office_field_kind, office_field_open,
/// office_block_open, office_block_stray.
[[nodiscard]] Findings check_template(const Package& package, const TemplateFields& fields,
                                      const std::string& file);

/// The filled document. Errors: the first that check_template finds; office_template_too_long
/// where lists within lists grow beyond all measure.
[[nodiscard]] Result<Package> fill_template(const Package& package, const TemplateFields& fields,
                                            const Content& content);

} // namespace eco::office

// SPDX-License-Identifier: MulanPSL-2.0
// The fields of report templates: what `dossier` fills and a bureau's template may use. Their
// labels (the names in Chinese and English) stand in data/messages/texts/report_fields.toml.
#pragma once

#include "office/template_fields.hpp"

namespace eco::report {

[[nodiscard]] const office::TemplateFields& template_fields();

} // namespace eco::report

// SPDX-License-Identifier: MulanPSL-2.0
// The findings as an Excel workbook: verdict, clauses (also those that do not hit, and why),
// questions, measures, duties, coverage, notes; the assessment itself inside.
#pragma once

#include "report/dossier.hpp"

#include <string>

namespace eco::report {

/// The bytes of an .xlsx. Errors: those of office::make_workbook and embed_text.
[[nodiscard]] Result<std::string> excel(const DossierInput& input);

} // namespace eco::report

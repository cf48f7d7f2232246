// SPDX-License-Identifier: MulanPSL-2.0
// The chapters of a dossier, each adding its fields to the values.
#pragma once

#include "report/dossier.hpp"
#include "report/phrase.hpp"

namespace eco::report::detail {

struct Chapter {
    const DossierInput& input;
    const Json& a; ///< the assessment
    Phrases say;
    Json& values;
};

void head(Chapter& chapter);
void verdict(Chapter& chapter);
void place(Chapter& chapter);
void findings(Chapter& chapter);
void questions_and_measures(Chapter& chapter);
void duties(Chapter& chapter);
void coverage(Chapter& chapter);

/// "2026年11月24日"
[[nodiscard]] std::string day(const Chapter& chapter, const std::string& iso);
/// What is not verified says so: "据记忆，未核对"; empty for what is.
[[nodiscard]] std::string confidence_mark(const Chapter& chapter, const Json& one);
[[nodiscard]] std::vector<std::string> strings(const Json& object, std::string_view key);
/// One finding in the words of a compliance table; `seq` from 1.
[[nodiscard]] Json finding_row(const Chapter& chapter, const Json& finding, std::size_t seq);

} // namespace eco::report::detail

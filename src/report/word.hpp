// SPDX-License-Identifier: MulanPSL-2.0
// The report as a Word document: a template, filled; with map, QR code, and the assessment itself
// inside, so that the document can be verified.
#pragma once

#include "office/package.hpp"
#include "report/dossier.hpp"
#include "report/map.hpp"

#include <string>

namespace eco::report {

/// The bytes of a .docx. A map without SVG is left out. Errors: those of office::fill_template,
/// png_of_svg, qr_svg, embed_text.
[[nodiscard]] Result<std::string> word(const DossierInput& input, const MapDrawing& map,
                                       const office::Package& word_template);

} // namespace eco::report

// SPDX-License-Identifier: MulanPSL-2.0
// A text of ours inside a PDF, as a file attached to it (ISO 32000-1 §7.11.4): readers list it
// among the attachments. It is added behind the document (§7.5.6), which is not changed by it.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace eco::office {

/// `pdf`: with a table of cross-references, as LibreOffice writes it, and nothing attached yet.
/// `name`: of the attached file, ASCII. Errors: office_converter_failed where it is another PDF.
[[nodiscard]] Result<std::string> attach_text(std::string pdf, std::string_view name,
                                              std::string_view text);
/// Exactly the text that was attached. Errors: office_nothing_embedded (also where another program
/// has packed the PDF anew); office_embedded_damaged where it is not what its own digest says.
[[nodiscard]] Result<std::string> attached_text(std::string_view pdf, const std::string& file);

} // namespace eco::office

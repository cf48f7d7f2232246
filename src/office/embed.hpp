// SPDX-License-Identifier: MulanPSL-2.0
// A text of ours inside an office file, as a custom XML part (ISO/IEC 29500-1 §15.2.5): Word and
// Excel keep it when they save the file, and show nothing of it.
#pragma once

#include "base/result.hpp"
#include "office/package.hpp"

#include <string>
#include <string_view>

namespace eco::office {

/// Errors: office_no_document, office_bad_xml.
[[nodiscard]] Status embed_text(Package& package, std::string_view text);
/// Exactly the text that was embedded. Errors: office_nothing_embedded; office_embedded_damaged
/// where it is not what its own digest says.
[[nodiscard]] Result<std::string> embedded_text(const Package& package, const std::string& file);

} // namespace eco::office

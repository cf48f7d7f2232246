// SPDX-License-Identifier: MulanPSL-2.0
// XML parts by pugixml, seen only inside this room.
#pragma once

#include "base/result.hpp"

#include <pugixml.hpp>

#include <functional>
#include <string>

namespace eco::office::detail {

/// Blanks are kept: in a run they are text. Errors: office_bad_xml (also where elements are nested
/// deeper than any document of Word's).
[[nodiscard]] Status parse(const std::string& bytes, const std::string& part,
                           pugi::xml_document& document);
[[nodiscard]] std::string print(const pugi::xml_document& document);

/// Every element below `top` in document order; children of those that `visit` answers false for
/// are left out.
void walk(pugi::xml_node top, const std::function<bool(pugi::xml_node)>& visit);
[[nodiscard]] bool is(pugi::xml_node node, std::string_view name);
/// What XML 1.0 cannot carry becomes U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace eco::office::detail

// SPDX-License-Identifier: MulanPSL-2.0
// What findings and the why-not list both say of a place.
#pragma once

#include "admission/document.hpp"
#include "admission/named_facts.hpp"
#include "base/canonical_text.hpp"

#include <string>

namespace eco::admission {

/// The members "site" (number, or null where a kind of site is not drawn) and "unit" (code, or null
/// where the place is a whole site).
void write_site(const Place& place, CanonicalText& json);
void write_unit(const Place& place, const Layout& layout, CanonicalText& json);
/// What is known of a fact there, with what was measured.
void write_state(rules::FactId fact, const Place& place, const DocumentInput& input,
                 NamedFacts& named, std::string& out);

} // namespace eco::admission

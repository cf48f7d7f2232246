// SPDX-License-Identifier: MulanPSL-2.0
// What was found on the ground and what tables made of it: the sections "units", "spatial" and
// "derived".
#pragma once

#include "admission/document.hpp"
#include "admission/named_facts.hpp"

#include <string>

namespace eco::admission {

/// Each appends its list as canonical JSON.
void write_units(const Layout& layout, std::string& out);
/// A plain "no" is left to the why-not list.
void write_spatial(const DocumentInput& input, NamedFacts& named, std::string& out);
/// What the tables made of the stated facts, at the main site.
void write_derived(const DocumentInput& input, NamedFacts& named, std::string& out);

} // namespace eco::admission

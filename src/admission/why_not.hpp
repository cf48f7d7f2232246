// SPDX-License-Identifier: MulanPSL-2.0
// The longest section of an assessment: every clause that does not hit, and what decided it. It is
// written as text in one pass; as a tree of values it cost more than all the judging.
#pragma once

#include "admission/document.hpp"
#include "admission/named_facts.hpp"

#include <string>

namespace eco::admission {

/// The condition that an outcome's index speaks of: those of `when`, then those of `unless`.
[[nodiscard]] const rules::Condition& condition_at(const rules::Clause& clause, std::size_t index);

/// Appends the list as canonical JSON. Every clause that is no finding is decided against by some
/// condition: the compiled book was held against the texts.
void write_why_not(const DocumentInput& input, NamedFacts& named, std::string& out);

} // namespace eco::admission

// SPDX-License-Identifier: MulanPSL-2.0
// From words to facts: what a description proposes, each with its span, its confidence and how it
// was found. Nothing here is a stated fact until a person or the caller accepts it.
#pragma once

#include "base/json.hpp"
#include "project/reading/knowledge.hpp"

namespace eco::project::reading {

/// Texts longer than the first are read in part, with a finding; than the second, refused.
constexpr std::size_t k_read_bytes = 64U << 10U;
constexpr std::size_t k_max_bytes = 1U << 20U;
/// Percent from which a proposal may be accepted without a person.
constexpr int k_acceptable = 60;

struct Proposal {
    std::string fact; ///< of data/facts.csv, or "county", "town", "park", "project_code"
    rules::Value value;
    Span span;
    std::string words;  ///< the original text of the span
    int confidence = 0; ///< percent
    std::string how;    ///< stated | lexicon | ranking | amount | edition_2011
    bool contradicted = false;
    [[nodiscard]] bool acceptable() const { return confidence >= k_acceptable && !contradicted; }
};

struct SectorCandidate {
    std::string code, name;
    int confidence = 0;
    std::string how;
};

/// A number that needs a unit before it can be a fact.
struct UnitMissing {
    std::string fact, words;
    Span span;
};

struct Reading {
    std::string name; ///< the title: up to the first full stop or comma
    std::vector<Proposal> proposals;
    std::vector<SectorCandidate> sectors; ///< best first, at most three
    std::vector<int> catalogue;           ///< rows of the EIA catalogue, best first, at most three
    std::vector<UnitMissing> units_missing;
    Findings findings; ///< project_reading_*, project_sector_*
};

/// Errors: project_reading_not_utf8, project_reading_too_long, project_reading_no_project.
[[nodiscard]] Result<Reading> read(std::string_view text, const Knowledge& knowledge);

[[nodiscard]] Json to_json(const Reading& reading, const rules::FactRegistry& facts);
/// The project document of all acceptable proposals, as read_project takes it.
[[nodiscard]] Json accepted(const Reading& reading, const rules::FactRegistry& facts);

} // namespace eco::project::reading

// SPDX-License-Identifier: MulanPSL-2.0
// Where the project stands: county (one must be meant), town, park.
#include "project/reading/draft.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

constexpr std::size_t k_name = 14; ///< characters of a town's or park's name

bool is_name(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= U'0' && c <= U'9');
}

/// The name that ends with the hit, back to the county, a mark of place, or the clause.
std::size_t name_start(const Draft& draft, const WordHit& hit) {
    const std::size_t least =
        std::max(draft.clause_start(hit.from), hit.from > k_name ? hit.from - k_name : 0);
    std::size_t from = hit.from;
    while (from > least && is_name(draft.text[from - 1]) &&
           draft.knowledge.county_words.length_before(draft.text, from) == 0 &&
           draft.knowledge.mark("place_before").length_before(draft.text, from) == 0 &&
           draft.knowledge.mark("town").length_before(draft.text, from) == 0) {
        --from;
    }
    return from;
}

void read_county(Draft& draft) {
    struct Seen {
        WordHit hit;
        int confidence = 0;
    };
    std::map<std::string, Seen> counties;
    for (const WordHit& hit : draft.knowledge.county_words.longest(draft.text)) {
        const auto& code = draft.knowledge.counties[hit.id];
        const bool placed = draft.marked_before("place_before", hit.from, 30);
        // A short form without "县" also begins names of firms and rivers.
        const int confidence = placed ? 92 : hit.to - hit.from > 2 ? 85 : 66;
        Seen& seen = counties[code];
        if (confidence > seen.confidence) {
            seen = {hit, confidence};
        }
    }
    int best = 0;
    for (const auto& [code, seen] : counties) {
        best = std::max(best, seen.confidence);
    }
    for (const auto& [code, seen] : counties) {
        if (seen.confidence == best) {
            draft.propose("county", code, seen.hit.from, seen.hit.to, seen.confidence, "lexicon");
        }
    }
}

void read_named(Draft& draft, std::string_view mark, int confidence) {
    for (const WordHit& hit : draft.knowledge.mark(mark).longest(draft.text)) {
        const std::size_t from = name_start(draft, hit);
        const bool placed = draft.marked_before("place_before", hit.to, 40) ||
                            draft.knowledge.county_words.length_before(draft.text, from) > 0;
        if (from < hit.from && placed && !draft.negated(hit.from, hit.to)) {
            draft.propose(mark, to_utf8(draft.text.substr(from, hit.to - from)), from, hit.to,
                          confidence, "lexicon");
            if (mark == "park") {
                draft.propose("is_park_entry", true, from, hit.to, confidence, "lexicon");
            }
            return;
        }
    }
}

} // namespace

void read_place(Draft& draft) {
    read_county(draft);
    read_named(draft, "town", 75);
    read_named(draft, "park", 78);
}

} // namespace eco::project::reading

// SPDX-License-Identifier: MulanPSL-2.0
// The words, in the order of the enumerators.
#include "rules/labels.hpp"

#include <array>

namespace eco::rules {
namespace {

constexpr std::array<std::string_view, 8> k_tiers{"law",  "province", "basin",   "region",
                                                  "city", "park",     "package", "unit"};
constexpr std::array<std::string_view, 4> k_dimensions{"layout", "emission", "risk", "resource"};
constexpr std::array<std::string_view, 11> k_kinds{
    "prohibit",       "restrict",       "exit_existing", "allow_with_conditions",
    "quantity_limit", "emission_limit", "total_control", "relocate_to_park",
    "risk_measure",   "resource_limit", "monitoring"};
constexpr std::array<std::string_view, 4> k_consequences{"note", "conditional", "needs_review",
                                                         "not_admissible"};
constexpr std::array<std::string_view, 5> k_confidences{"verified", "draft", "recalled", "assumed",
                                                        "example"};
constexpr std::array<std::string_view, 6> k_types{"boolean", "number", "text",
                                                  "code",    "date",   "texts"};
constexpr std::array<std::string_view, 3> k_origins{"declared", "spatial", "derived"};
constexpr std::array<std::string_view, 5> k_reasons{"not_stated", "layer_missing", "tolerance",
                                                    "place_vague", "not_derivable"};
constexpr std::array<std::string_view, 3> k_tris{"no", "unknown", "yes"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view word) {
    for (std::size_t i = 0; i < N; ++i) {
        if (words[i] == word) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

template <class Enum, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

} // namespace

std::string_view word(Tier value) {
    return at(k_tiers, value);
}
std::string_view word(Dimension4 value) {
    return at(k_dimensions, value);
}
std::string_view word(ClauseKind value) {
    return at(k_kinds, value);
}
std::string_view word(Consequence value) {
    return at(k_consequences, value);
}
std::string_view word(Confidence value) {
    return at(k_confidences, value);
}
std::string_view word(FactType value) {
    return at(k_types, value);
}
std::string_view word(FactOrigin value) {
    return at(k_origins, value);
}
std::string_view word(UnknownBecause value) {
    return at(k_reasons, value);
}
std::string_view word(Tri value) {
    return at(k_tris, value);
}

std::optional<Tier> parse_tier(std::string_view word) {
    return find<Tier>(k_tiers, word);
}
std::optional<Dimension4> parse_dimension4(std::string_view word) {
    return find<Dimension4>(k_dimensions, word);
}
std::optional<ClauseKind> parse_clause_kind(std::string_view word) {
    return find<ClauseKind>(k_kinds, word);
}
std::optional<Consequence> parse_consequence(std::string_view word) {
    return find<Consequence>(k_consequences, word);
}
std::optional<Confidence> parse_confidence(std::string_view word) {
    return find<Confidence>(k_confidences, word);
}
std::optional<FactType> parse_fact_type(std::string_view word) {
    return find<FactType>(k_types, word);
}
std::optional<FactOrigin> parse_fact_origin(std::string_view word) {
    return find<FactOrigin>(k_origins, word);
}

} // namespace eco::rules

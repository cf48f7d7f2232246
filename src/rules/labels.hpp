// SPDX-License-Identifier: MulanPSL-2.0
// Machine words of the enumerations of rules ("law", "layout", "prohibit" …) and their parsing.
// Texts for people stand in the catalogue under "<kind>.<word>".
#pragma once

#include "rules/clause.hpp"
#include "rules/fact.hpp"

#include <optional>
#include <string_view>

namespace eco::rules {

[[nodiscard]] std::string_view word(Tier value);
[[nodiscard]] std::string_view word(Dimension4 value);
[[nodiscard]] std::string_view word(ClauseKind value);
[[nodiscard]] std::string_view word(Consequence value);
[[nodiscard]] std::string_view word(Confidence value);
[[nodiscard]] std::string_view word(FactType value);
[[nodiscard]] std::string_view word(FactOrigin value);
[[nodiscard]] std::string_view word(UnknownBecause value);
[[nodiscard]] std::string_view word(Tri value);

[[nodiscard]] std::optional<Tier> parse_tier(std::string_view word);
[[nodiscard]] std::optional<Dimension4> parse_dimension4(std::string_view word);
[[nodiscard]] std::optional<ClauseKind> parse_clause_kind(std::string_view word);
[[nodiscard]] std::optional<Consequence> parse_consequence(std::string_view word);
[[nodiscard]] std::optional<Confidence> parse_confidence(std::string_view word);
[[nodiscard]] std::optional<FactType> parse_fact_type(std::string_view word);
[[nodiscard]] std::optional<FactOrigin> parse_fact_origin(std::string_view word);

} // namespace eco::rules

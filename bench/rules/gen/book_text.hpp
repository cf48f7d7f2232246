// SPDX-License-Identifier: MulanPSL-2.0
// Writing made clauses as a clause book of ecogate: facts, and clauses with cells.
#pragma once

#include "gen/clause_set.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::bench {

/// File name → text, as a rule book has them.
using Files = std::map<std::string, std::string>;

[[nodiscard]] std::string amount_fact(int which);
[[nodiscard]] std::string zone_fact(int which);
[[nodiscard]] std::string pollutant(int which);
/// "ZH52…", one for each number below 10,000.
[[nodiscard]] std::string made_unit_code(int which);

constexpr int k_zone_layers = 6; ///< zone n is of kind n / 6 in layer n mod 6
[[nodiscard]] std::string zone_layer(int which);

/// Rows of spatial_facts.csv for zones, without the header.
[[nodiscard]] std::string spatial_fact_rows();
/// Rows of facts.csv for amounts and pollutants, without the header.
[[nodiscard]] std::string fact_rows();
/// clauses-00.csv …, 10,000 clauses each: `unit_codes` by number; the id of clause n is "Y<n>", six
/// digits.
[[nodiscard]] Files clause_files(const std::vector<MadeClause>& clauses,
                                 const std::vector<std::string>& unit_codes);
/// A whole book that stands alone; its zone layers are on no map.
[[nodiscard]] Files whole_book(const std::vector<MadeClause>& clauses,
                               const std::vector<std::string>& unit_codes);

} // namespace eco::bench

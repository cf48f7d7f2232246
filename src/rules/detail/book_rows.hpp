// SPDX-License-Identifier: MulanPSL-2.0
// The plain tables of a book, row by row: laws, measures, packages, site roles, spatial facts.
#pragma once

#include "rules/book.hpp"

namespace eco::rules::detail {

[[nodiscard]] std::map<std::string, Law> read_laws(const CsvTable& table, Findings& findings);
[[nodiscard]] std::map<std::string, Measure> read_measures(const CsvTable& table,
                                                           Findings& findings);
void read_packages(const CsvTable& table, std::map<std::string, Package>& packages,
                   Findings& findings);
[[nodiscard]] std::vector<SiteRole> read_roles(const CsvTable& table, const FactRegistry& facts,
                                               Findings& findings);
/// Columns name,role,filter,measure,radius_m,label_zh,label_en: measure overlaps and within give a
/// boolean, distance a number in m. Errors: rules_fact_twice, rules_fact_bad_declaration.
[[nodiscard]] Status add_spatial_facts(const CsvTable& table, FactRegistry& facts);

} // namespace eco::rules::detail

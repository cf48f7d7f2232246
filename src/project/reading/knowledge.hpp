// SPDX-License-Identifier: MulanPSL-2.0
// What the reader knows: the lexicon of data/refdata/lexicon, checked against the declared facts.
#pragma once

#include "project/reading/ranking.hpp"
#include "project/reading/source_text.hpp"
#include "project/reading/word_index.hpp"
#include "refdata/regions.hpp"
#include "refdata/sectors.hpp"
#include "rules/fact.hpp"

#include <optional>
#include <set>
#include <utility>

namespace eco::project::reading {

/// The files of the lexicon; the program reads them, this room does not.
struct LexiconFiles {
    CsvTable script, units, marks, subjects, terms, amounts, places, sectors_2011, families;
    CsvTable eia_class; ///< data/tables/eia_class: which catalogue rows speak of a sector or works
    std::string model;
};

struct Setting {
    rules::FactId fact = 0;
    std::string value;
};
/// What a project may be about: "商品混凝土搅拌站" is sector C3021 and works ready_mixed_concrete.
struct Subject {
    std::string sector;
    std::vector<Setting> sets;
};
struct Term {
    Setting sets;
    int confidence = 0;
    bool title_only = false;
};
/// A word of the amounts grammar: a unit ("吨"), a period ("年"), a multiple ("万"), a numeral.
struct UnitWord {
    std::string kind;
    std::int64_t num = 1, den = 1;
};
struct AmountRule {
    std::optional<rules::FactId>
        fact;                         ///< none: an amount that is of no fact, and must not be taken
    std::set<std::string> kinds;      ///< "mass/year", "area" …
    std::vector<std::string> sectors; ///< prefixes; empty: any
    WordIndex before, after;
    bool needs_cue = false;
    int confidence = 0;
    bool single = false; ///< two different values contradict each other
};
struct OldSector {
    std::string name;
    std::vector<std::string> successors;
};
struct CatalogueRow {
    int row = 0;
    std::set<std::string> sectors, works;
};

class Knowledge {
  public:
    /// Errors: base_csv_missing_column, project_lexicon_cell, rules_undeclared_fact,
    /// project_unknown_sector, project_unknown_county, project_model_corrupt, rules_fact_*.
    [[nodiscard]] static Result<Knowledge> read(LexiconFiles files,
                                                const rules::FactRegistry& facts,
                                                const refdata::Regions& regions,
                                                const refdata::Sectors& sectors);

    Script script;
    std::vector<UnitWord> units;
    WordIndex unit_words;
    std::map<std::string, WordIndex, std::less<>> marks;
    std::vector<Subject> subjects;
    WordIndex subject_words;
    std::vector<Term> terms;
    WordIndex term_words;
    std::vector<AmountRule> amounts;
    std::vector<std::string> counties; ///< codes of today
    WordIndex county_words;
    std::map<std::string, std::vector<OldSector>, std::less<>> old_sectors;
    std::vector<std::vector<std::string>> families; ///< divisions that the catalogue treats alike
    std::vector<CatalogueRow> catalogue;
    Ranking ranking;
    const rules::FactRegistry* facts = nullptr;
    const refdata::Sectors* sectors = nullptr;

    [[nodiscard]] const WordIndex& mark(std::string_view kind) const;
};

/// What the ranking learns from: names of sectors with the lexicon's words, names of catalogue
/// rows.
[[nodiscard]] Result<Examples> examples(const CsvTable& sectors, const CsvTable& subjects,
                                        const CsvTable& catalogue);

} // namespace eco::project::reading

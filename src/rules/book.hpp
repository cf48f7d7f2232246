// SPDX-License-Identifier: MulanPSL-2.0
// The rule book of a release: facts, clauses, packages and references, measures, laws, tables.
// Loaded, checked as a whole, stored as canonical JSON, and evaluated.
#pragma once

#include "rules/clause.hpp"
#include "rules/table.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace eco::rules {

/// A law, standard or notice (data/refdata/laws/laws.csv:
/// id,title_zh,title_en,number,from,to,source,confidence).
struct Law {
    std::string id, title_zh, title_en, number, source;
    Validity validity;
    Confidence confidence = Confidence::verified;
};

/// A proven control facility or ecological measure (data/measures.csv:
/// id,kind,name_zh,name_en,text_zh,text_en,source,confidence; kind facility|measure).
struct Measure {
    std::string id, kind, name_zh, name_en, text_zh, text_en, source;
    Confidence confidence = Confidence::verified;
};

/// A package of clauses that units refer to (packages.csv:
/// id,title_zh,title_en,tier,refers,source,confidence; `refers`: other packages it includes).
struct Package {
    std::string id, title_zh, title_en, source;
    Tier tier = Tier::package;
    std::vector<std::string> refers;
    Confidence confidence = Confidence::verified;
};

struct Book {
    FactRegistry facts;
    std::vector<Clause> clauses; ///< sorted by id
    std::map<std::string, Law> laws;
    std::map<std::string, Measure> measures;
    std::map<std::string, Package> packages;
    std::vector<DecisionTable> tables; ///< in dependency order

    [[nodiscard]] Json to_json() const;
    [[nodiscard]] static Result<Book> from_json(const Json& json);
};

[[nodiscard]] std::map<std::string, Law> read_laws(const CsvTable& table, Findings& findings);
[[nodiscard]] std::map<std::string, Measure> read_measures(const CsvTable& table,
                                                           Findings& findings);
[[nodiscard]] std::map<std::string, Package> read_packages(const CsvTable& table,
                                                           Findings& findings);

/// All packages reachable from the ones named, transitively; unknown ones are left out (check_book
/// reports them).
[[nodiscard]] std::set<std::string> resolve_packages(const Book& book,
                                                     const std::vector<std::string>& named);

/// What a book is checked against.
struct BookContext {
    std::set<std::string> unit_codes;
    std::map<std::string, std::vector<std::string>>
        unit_packages; ///< unit code → packages it refers to
    LocalDate as_of;   ///< for expired target years
};
/// Errors: duplicate clause id, dangling package, unit, law or measure reference, scope fact that
/// is not a boolean spatial fact, unit without any clause or package, reference cycle. Warnings:
/// clause valid before its law, expired target year, empty package. Codes rules_book_*.
[[nodiscard]] Findings check_book(const Book& book, const BookContext& context);

} // namespace eco::rules

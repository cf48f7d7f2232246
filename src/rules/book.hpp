// SPDX-License-Identifier: MulanPSL-2.0
// The rule book of a release: facts, clauses, packages and references, measures, laws, tables, site
// roles. A release keeps the files as they are; they are read again where the book is used.
#pragma once

#include "rules/clause.hpp"
#include "rules/table.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace eco::rules {

/// A law, standard or notice (laws.csv: id,title_zh,title_en,number,from,to,source,confidence).
struct Law {
    std::string id, title_zh, title_en, number, source;
    Validity validity;
    Confidence confidence = Confidence::verified;
    Where where;
};

/// A proven control facility or ecological measure (measures.csv:
/// id,kind,name_zh,name_en,text_zh,text_en,source,confidence; kind facility|measure).
struct Measure {
    std::string id, kind, name_zh, name_en, text_zh, text_en, source;
    Confidence confidence = Confidence::verified;
    Where where;
};

/// A package of clauses that units refer to (packages.csv:
/// id,title_zh,title_en,tier,refers,source,confidence; `refers`: other packages it includes).
struct Package {
    std::string id, title_zh, title_en, source;
    Tier tier = Tier::package;
    std::vector<std::string> refers;
    Confidence confidence = Confidence::verified;
    Where where;
};

/// What a site can be (site_roles.csv: role,label_zh,label_en,presence_fact,when_unstated). A role
/// that is not drawn is still there when its presence fact is true (or names something); when that
/// fact is not stated, `when_unstated` says what is assumed.
struct SiteRole {
    std::string role, label_zh, label_en;
    std::optional<FactId> presence_fact;
    Tri when_unstated = Tri::no; ///< no ("absent") or unknown
};

/// File name ("facts.csv", "clauses/yangtze_law/clauses.csv" …) → text.
using BookFiles = std::map<std::string, std::string>;

/// All of a book but its clauses: what its clauses speak of.
struct BookTerms {
    FactRegistry facts;
    std::map<std::string, Law> laws;
    std::map<std::string, Measure> measures;
    std::map<std::string, Package> packages;
    std::vector<DecisionTable> tables; ///< in dependency order
    std::vector<SiteRole> roles;       ///< in file order

    [[nodiscard]] const SiteRole* role(std::string_view name) const;
};

struct Book : BookTerms {
    std::vector<Clause> clauses; ///< sorted by id
};

/// Reads all of it: facts.csv, spatial_facts.csv, site_roles.csv, laws.csv, measures.csv,
/// …packages.csv, …clauses*.csv, tables/<name>/<edition>/{meta.toml,table.csv}. Every fault of
/// every file is a finding; nothing comes back when one is an error.
[[nodiscard]] std::optional<Book> read_book(const BookFiles& files, Findings& findings);

/// The same without looking at clauses.
[[nodiscard]] std::optional<BookTerms> read_terms(const BookFiles& files, Findings& findings);
/// Whether a book's file holds clauses, by its name.
[[nodiscard]] bool holds_clauses(std::string_view file);

/// All packages reachable from the ones named, transitively; unknown ones are left out (check_book
/// reports them).
[[nodiscard]] std::set<std::string> resolve_packages(const BookTerms& book,
                                                     const std::vector<std::string>& named);

/// The facts that conditions of clauses read.
[[nodiscard]] std::set<FactId> facts_read(const std::vector<Clause>& clauses);
/// The tables whose outputs are among the facts read, directly or through other tables, in their
/// order.
[[nodiscard]] std::vector<DecisionTable> tables_for(const BookTerms& book, std::set<FactId> read);

/// What a book is checked against.
struct BookContext {
    std::map<std::string, std::vector<std::string>> units; ///< unit code → packages it refers to
    LocalDate as_of;                                       ///< for expired target years
};
/// Errors: dangling package, unit, law or measure reference, unknown site role, unit without any
/// clause or package, reference cycle, faults of tables. Warnings: clause valid before its law,
/// expired target year, empty package.
[[nodiscard]] Findings check_book(const Book& book, const BookContext& context);

} // namespace eco::rules

// SPDX-License-Identifier: MulanPSL-2.0
// What must hold of a book as a whole: references lead somewhere, every unit has a list, clauses
// are not older than their law, target years have not passed.
#include "base/messages.hpp"
#include "base/text.hpp"
#include "rules/book.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

/// "YRPL-2020#26" → "YRPL-2020".
std::string law_of(const std::string& basis) {
    return basis.substr(0, basis.find('#'));
}

class Checker {
  public:
    Checker(const Book& book, const BookContext& context) : m_book(book), m_context(context) {}

    Findings run() {
        for (const Clause& clause : m_book.clauses) {
            references(clause);
            target_years(clause);
        }
        packages();
        units();
        for (const DecisionTable& table : m_book.tables) {
            for (Finding& finding : check_table(table, m_book.facts)) {
                m_findings.push_back(std::move(finding));
            }
        }
        return std::move(m_findings);
    }

  private:
    const Book& m_book;
    const BookContext& m_context;
    Findings m_findings;
    std::set<std::string> m_with_clauses; ///< packages and units that a clause is for

    void report(Severity severity, ErrorCode code, Args args, const Where& where) {
        m_findings.push_back({severity, code, std::move(args), where});
    }

    void dangling(std::string_view kind, const std::string& id, const std::string& in,
                  const Where& where) {
        report(Severity::error, ErrorCode::rules_book_dangling,
               {{"kind", std::string(kind)}, {"id", id}, {"in", in}}, where);
    }

    void references(const Clause& clause) {
        const Where where{clause.file, {}, {}, clause.line, 0};
        for (const std::string& basis : clause.basis) {
            const auto law = m_book.laws.find(law_of(basis));
            if (law == m_book.laws.end()) {
                dangling("law", basis, clause.id, where);
            } else if (clause.validity.from < law->second.validity.from) {
                report(Severity::warning, ErrorCode::rules_book_before_law,
                       {{"id", clause.id},
                        {"from", clause.validity.from.to_string()},
                        {"law", law->first},
                        {"law_from", law->second.validity.from.to_string()}},
                       where);
            }
        }
        for (const std::string& measure : clause.measures) {
            if (!m_book.measures.contains(measure)) {
                dangling("measure", measure, clause.id, where);
            }
        }
        for (const std::string& role : clause.parts) {
            if (m_book.role(role) == nullptr) {
                dangling("site role", role, clause.id, where);
            }
        }
        scope(clause, where);
    }

    void scope(const Clause& clause, const Where& where) {
        const std::string& key = clause.scope.key;
        if (clause.scope.kind == Scope::Kind::package && !m_book.packages.contains(key)) {
            dangling("package", key, clause.id, where);
        }
        if (clause.scope.kind == Scope::Kind::unit && !m_context.units.contains(key)) {
            dangling("unit", key, clause.id, where);
        }
        m_with_clauses.insert(key);
    }

    /// "到2025年 …": a target year that lies before the day of the check.
    void target_years(const Clause& clause) {
        const std::string year_word(text("rules.year_word", Lang::zh));
        for (const std::string& until : split_list(text("rules.until_words", Lang::zh), ';')) {
            for (auto at = clause.text_zh.find(until); at != std::string::npos;
                 at = clause.text_zh.find(until, at + 1)) {
                const std::string year = clause.text_zh.substr(at + until.size(), 4);
                const bool digits =
                    year.size() == 4 && std::all_of(year.begin(), year.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
                const bool is_year =
                    digits && clause.text_zh.substr(at + until.size() + 4).starts_with(year_word);
                if (is_year && std::stoi(year) < m_context.as_of.year()) {
                    report(Severity::warning, ErrorCode::rules_book_expired_target,
                           {{"id", clause.id}, {"year", year}},
                           {clause.file, {}, {}, clause.line, 0});
                }
            }
        }
    }

    void packages() {
        for (const auto& [id, package] : m_book.packages) {
            for (const std::string& other : package.refers) {
                if (!m_book.packages.contains(other)) {
                    dangling("package", other, id, package.where);
                } else if (resolve_packages(m_book, {other}).contains(id)) {
                    report(Severity::error, ErrorCode::rules_book_cycle,
                           {{"id", id}, {"other", other}}, package.where);
                }
            }
            if (!m_with_clauses.contains(id) && package.refers.empty()) {
                report(Severity::warning, ErrorCode::rules_book_empty_package, {{"id", id}},
                       package.where);
            }
        }
    }

    void units() {
        for (const auto& [code, named] : m_context.units) {
            const Where where{{}, {}, "units/" + code, 0, 0};
            for (const std::string& package : named) {
                if (!m_book.packages.contains(package)) {
                    dangling("package", package, code, where);
                }
            }
            const std::set<std::string> reached = resolve_packages(m_book, named);
            const bool listed =
                m_with_clauses.contains(code) ||
                std::any_of(reached.begin(), reached.end(), [&](const std::string& package) {
                    return m_with_clauses.contains(package);
                });
            if (!listed) {
                report(Severity::error, ErrorCode::rules_book_unit_without_list, {{"code", code}},
                       where);
            }
        }
    }
};

} // namespace

Findings check_book(const Book& book, const BookContext& context) {
    return Checker(book, context).run();
}

} // namespace eco::rules

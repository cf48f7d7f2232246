// SPDX-License-Identifier: MulanPSL-2.0
// Reading a book from its files, in the order in which one part needs another.
#include "rules/book.hpp"

#include "rules/detail/book_rows.hpp"

#include <algorithm>
#include <functional>

namespace eco::rules {
namespace {

std::string_view base_name(std::string_view name) {
    return name.substr(name.find_last_of('/') + 1); // npos + 1 is 0
}

class Reader {
  public:
    Reader(const BookFiles& files, Findings& findings) : m_files(files), m_findings(findings) {}

    enum class Extent { all, terms };

    std::optional<Book> read(Extent extent) {
        const auto before = m_findings.size();
        read_facts();
        if (failed_since(before)) {
            return std::nullopt; // all else would only complain about facts
        }
        m_book.roles = rows("site_roles.csv", [&](const CsvTable& t) {
            return detail::read_roles(t, m_book.facts, m_findings);
        });
        m_book.laws =
            rows("laws.csv", [&](const CsvTable& t) { return detail::read_laws(t, m_findings); });
        m_book.measures = rows("measures.csv", [&](const CsvTable& t) {
            return detail::read_measures(t, m_findings);
        });
        for (const auto& [name, text] : m_files) {
            read_other(name, text, extent);
        }
        sort_clauses();
        order();
        return failed_since(before) ? std::nullopt : std::optional(std::move(m_book));
    }

  private:
    const BookFiles& m_files;
    Findings& m_findings;
    Book m_book;
    std::vector<DecisionTable> m_tables;

    [[nodiscard]] bool failed_since(std::size_t before) const {
        return std::any_of(m_findings.begin() + static_cast<std::ptrdiff_t>(before),
                           m_findings.end(),
                           [](const Finding& f) { return f.severity == Severity::error; });
    }

    void report(const Error& error) { m_findings.push_back(as_finding(Severity::error, error)); }

    std::optional<CsvTable> table(const std::string& name) {
        const auto found = m_files.find(name);
        if (found == m_files.end()) {
            report({ErrorCode::rules_book_file_missing, {{"file", name}}, {name, {}, {}, 0, 0}});
            return std::nullopt;
        }
        auto parsed = parse_csv(found->second, name);
        if (!parsed) {
            report(parsed.error());
            return std::nullopt;
        }
        return *std::move(parsed);
    }

    template <class Read>
    auto rows(const std::string& name, Read read) -> decltype(read(CsvTable())) {
        const auto csv = table(name);
        return csv ? read(*csv) : decltype(read(CsvTable())){};
    }

    void read_facts() {
        const auto facts = table("facts.csv");
        const auto spatial = table("spatial_facts.csv");
        if (!facts || !spatial) {
            return;
        }
        auto registry = FactRegistry::from_csv(*facts);
        if (!registry) {
            return report(registry.error());
        }
        m_book.facts = *std::move(registry);
        if (const Status added = detail::add_spatial_facts(*spatial, m_book.facts); !added) {
            report(added.error());
        }
    }

    void read_other(const std::string& name, const std::string& text, Extent extent) {
        const std::string_view base = base_name(name);
        const bool clauses = holds_clauses(name) && extent == Extent::all;
        if (base == "meta.toml" && name.starts_with("tables/")) {
            return read_decision_table(name, text);
        }
        if (!clauses && base != "packages.csv") {
            return;
        }
        const auto csv = parse_csv(text, name);
        if (!csv) {
            return report(csv.error());
        }
        if (clauses) {
            for (Clause& clause : read_clauses(*csv, m_book.facts, m_findings)) {
                m_book.clauses.push_back(std::move(clause));
            }
        } else {
            detail::read_packages(*csv, m_book.packages, m_findings);
        }
    }

    void read_decision_table(const std::string& name, const std::string& text) {
        const auto meta = parse_toml(text, name);
        if (!meta) {
            return report(meta.error());
        }
        const auto csv = table(name.substr(0, name.size() - base_name(name).size()) + "table.csv");
        if (!csv) {
            return;
        }
        if (auto read = read_table(*meta, *csv, m_book.facts, m_findings)) {
            m_tables.push_back(*std::move(read));
        }
    }

    void sort_clauses() {
        auto& clauses = m_book.clauses;
        const auto less = [](const Clause& a, const Clause& b) { return a.id < b.id; };
        if (!std::is_sorted(clauses.begin(), clauses.end(), less)) {
            std::stable_sort(clauses.begin(), clauses.end(), less);
        }
        for (std::size_t i = 1; i < clauses.size(); ++i) {
            if (clauses[i].id == clauses[i - 1].id) {
                report({ErrorCode::rules_book_twice,
                        {{"id", clauses[i].id}},
                        {clauses[i].file, {}, {}, clauses[i].line, 1}});
            }
        }
    }

    void order() {
        auto ordered = order_tables(std::move(m_tables), m_book.facts);
        if (!ordered) {
            return report(ordered.error());
        }
        m_book.tables = *std::move(ordered);
    }
};

} // namespace

const SiteRole* BookTerms::role(std::string_view name) const {
    const auto found = std::find_if(roles.begin(), roles.end(),
                                    [&](const SiteRole& one) { return one.role == name; });
    return found == roles.end() ? nullptr : &*found;
}

bool holds_clauses(std::string_view file) {
    const std::string_view base = base_name(file);
    return base.starts_with("clauses") && base.ends_with(".csv");
}

std::optional<Book> read_book(const BookFiles& files, Findings& findings) {
    return Reader(files, findings).read(Reader::Extent::all);
}

std::optional<BookTerms> read_terms(const BookFiles& files, Findings& findings) {
    return Reader(files, findings).read(Reader::Extent::terms);
}

std::set<std::string> resolve_packages(const BookTerms& book,
                                       const std::vector<std::string>& named) {
    std::set<std::string> reached;
    std::vector<std::string> open = named;
    while (!open.empty()) {
        const std::string id = std::move(open.back());
        open.pop_back();
        const auto found = book.packages.find(id);
        if (found != book.packages.end() && reached.insert(id).second) {
            open.insert(open.end(), found->second.refers.begin(), found->second.refers.end());
        }
    }
    return reached;
}

std::set<FactId> facts_read(const std::vector<Clause>& clauses) {
    std::set<FactId> read;
    for (const Clause& clause : clauses) {
        for (const auto* conditions : {&clause.when, &clause.unless}) {
            for (const Condition& condition : *conditions) {
                read.insert(condition.fact);
            }
        }
    }
    return read;
}

std::vector<DecisionTable> tables_for(const BookTerms& book, std::set<FactId> read) {
    // Readers stand behind producers, so from the back every reader is met before its producer.
    std::vector<DecisionTable> needed;
    for (auto table = book.tables.rbegin(); table != book.tables.rend(); ++table) {
        if (std::any_of(table->outputs.begin(), table->outputs.end(),
                        [&](FactId fact) { return read.contains(fact); })) {
            read.insert(table->inputs.begin(), table->inputs.end());
            needed.push_back(*table);
        }
    }
    std::reverse(needed.begin(), needed.end());
    return needed;
}

} // namespace eco::rules

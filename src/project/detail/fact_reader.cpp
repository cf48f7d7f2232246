// SPDX-License-Identifier: MulanPSL-2.0
// Stated facts: declared ones only; a name that is not known gets the nearest ones as a hint.
#include "project/detail/fact_reader.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::project::detail {
namespace {

/// Edits (insert, delete, replace) between two names.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

class FactReader {
  public:
    FactReader(const Document& document, const ProjectContext& context, Findings& findings)
        : m_document(document), m_context(context), m_findings(findings) {}

    void read(const std::string& name, const Json& stated,
              std::map<std::string, rules::Value>& out) {
        const Where where = m_document.where("/facts/" + name);
        const auto id = m_context.facts.find(name);
        if (!id) {
            return report({ErrorCode::project_unknown_fact,
                           {{"name", name}, {"near", nearest_facts(name, m_context.facts)}},
                           where});
        }
        auto value = read_fact(m_context.facts.at(*id), stated, where, m_context.sectors);
        if (!value) {
            return report(value.error());
        }
        out.emplace(name, *std::move(value));
    }

  private:
    const Document& m_document;
    const ProjectContext& m_context;
    Findings& m_findings;

    void report(const Error& error) { m_findings.push_back(as_finding(Severity::error, error)); }
};

} // namespace

std::string nearest_facts(std::string_view name, const rules::FactRegistry& facts) {
    constexpr std::size_t k_hints = 3;
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (rules::FactId id = 0; id < facts.size(); ++id) {
        const rules::FactDeclaration& fact = facts.at(id);
        if (fact.origin == rules::FactOrigin::declared) {
            ranked.emplace_back(std::min(edits(name, fact.name), edits(name, fact.label_zh)),
                                fact.name);
        }
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> hints;
    for (std::size_t i = 0; i < std::min(k_hints, ranked.size()); ++i) {
        hints.push_back(ranked[i].second);
    }
    return join(hints, ", ");
}

Result<rules::Value> read_fact(const rules::FactDeclaration& fact, const Json& stated,
                               const Where& where, const refdata::Sectors& sectors) {
    if (fact.origin != rules::FactOrigin::declared) {
        return fail({ErrorCode::project_derived_fact,
                     {{"name", fact.name}, {"label", fact.label_zh}},
                     where});
    }
    if (fact.name == "sector" && stated.is_string()) {
        const refdata::Sector* sector = sectors.find(half_width(trim(stated.as_string())));
        if (sector == nullptr) {
            return fail({ErrorCode::project_unknown_sector, {{"code", stated.as_string()}}, where});
        }
        return rules::Value(sector->code.value());
    }
    return rules::read_value(fact, stated, where);
}

std::map<std::string, rules::Value> read_facts(const Json& table, const Document& document,
                                               const ProjectContext& context, Findings& findings) {
    std::map<std::string, rules::Value> facts;
    if (!table.is_object()) {
        findings.push_back({Severity::error,
                            ErrorCode::project_wrong_type,
                            {{"key", "facts"}},
                            document.where("/facts")});
        return facts;
    }
    FactReader reader(document, context, findings);
    for (const auto& [name, stated] : table.as_object()) {
        reader.read(name, stated, facts);
    }
    return facts;
}

} // namespace eco::project::detail

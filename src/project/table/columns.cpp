// SPDX-License-Identifier: MulanPSL-2.0
// From a heading to its meaning.
#include "project/table/columns.hpp"

#include "base/text.hpp"
#include "project/detail/fact_reader.hpp"

#include <array>
#include <utility>

namespace eco::project::table {
namespace {

constexpr std::array<std::pair<std::string_view, Means>, 7> k_own{{{"id", Means::id},
                                                                   {"name", Means::name},
                                                                   {"code", Means::code},
                                                                   {"longitude", Means::longitude},
                                                                   {"latitude", Means::latitude},
                                                                   {"wkt", Means::wkt},
                                                                   {"ignored", Means::ignored}}};

/// "land_area(hm2)" → "land_area", "hm2"; square brackets too.
std::pair<std::string_view, std::string_view> split_unit(std::string_view key) {
    const char close = key.empty() ? '\0' : key.back();
    const auto open = key.rfind(close == ')' ? '(' : '[');
    if ((close != ')' && close != ']') || open == std::string_view::npos || open == 0) {
        return {key, {}};
    }
    return {trim(key.substr(0, open)), trim(key.substr(open + 1, key.size() - open - 2))};
}

} // namespace

std::uint32_t Columns::index(std::string_view heading) {
    const auto found = m_by_heading.find(std::string(heading));
    if (found != m_by_heading.end()) {
        return found->second;
    }
    const auto made = static_cast<std::uint32_t>(m_columns.size());
    m_columns.push_back(understand(heading));
    m_by_heading.emplace(heading, made);
    return made;
}

void Columns::forget() {
    m_columns.clear();
    m_by_heading.clear();
    ++m_generation;
}

Column Columns::understand(std::string_view heading) const {
    Column column;
    column.heading = heading;
    const std::string key = m_words->meaning(heading);
    for (const auto& [word, means] : k_own) {
        if (key == word) {
            column.means = means;
            return column;
        }
    }
    const auto [bare, unit] = split_unit(key);
    if (bind_fact(key, {}, column) || (!unit.empty() && bind_fact(bare, unit, column))) {
        return column;
    }
    column.fault = {
        ErrorCode::project_unknown_fact,
        {{"name", std::string(heading)}, {"near", detail::nearest_facts(bare, *m_facts)}},
        {}};
    return column;
}

bool Columns::bind_fact(std::string_view key, std::string_view unit, Column& out) const {
    std::optional<rules::FactId> id = m_facts->find(key);
    for (rules::FactId i = 0; !id && i < m_facts->size(); ++i) {
        if (folded(m_facts->at(i).label_zh) == key) {
            id = i;
        }
    }
    if (!id) {
        return false;
    }
    const rules::FactDeclaration& fact = m_facts->at(*id);
    out.means = Means::fact;
    out.fact = *id;
    out.unit = unit;
    if (fact.origin != rules::FactOrigin::declared) {
        out.means = Means::faulty;
        out.fault = {
            ErrorCode::project_derived_fact, {{"name", fact.name}, {"label", fact.label_zh}}, {}};
    } else if (!unit.empty()) {
        const auto parsed = parse_unit(unit);
        if (!parsed || parsed->dimension != fact.dimension) {
            out.means = Means::faulty;
            out.fault = {ErrorCode::rules_fact_wrong_unit,
                         {{"fact", fact.name},
                          {"label", fact.label_zh},
                          {"stated", out.heading},
                          {"unit", std::string(base_symbol(fact.dimension))}},
                         {}};
        }
    }
    return true;
}

} // namespace eco::project::table

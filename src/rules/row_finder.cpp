// SPDX-License-Identifier: MulanPSL-2.0
// A code matches what begins with it (see Cell): rows are looked up by every prefix of what is
// stated; and what is stated may yet turn out to be any code that begins with it.
#include "rules/row_finder.hpp"

#include "rules/table.hpp"

#include <algorithm>
#include <numeric>

namespace eco::rules {
namespace {

/// Fewer rows than this are walked sooner than found.
constexpr std::size_t k_least_rows = 16;

bool asks_text(const Cell& cell) {
    return !cell.any() && !cell.negated() &&
           std::all_of(cell.tests().begin(), cell.tests().end(),
                       [](const Test& test) { return test.kind == Test::Kind::text; });
}

std::size_t restricted(const std::vector<TableRow>& rows, std::size_t input) {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [&](const TableRow& row) { return asks_text(row.inputs[input]); }));
}

} // namespace

RowFinder::RowFinder(const std::vector<TableRow>& rows,
                     const std::vector<const FactDeclaration*>& inputs)
    : m_rows(rows.size()) {
    std::size_t most = k_least_rows - 1;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const bool by_text = inputs[i]->type == FactType::code || inputs[i]->type == FactType::text;
        if (const std::size_t some = by_text ? restricted(rows, i) : 0; some > most) {
            most = some;
            m_input = i;
            m_prefix = inputs[i]->type == FactType::code;
        }
    }
    if (most < k_least_rows) {
        return;
    }
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        const Cell& cell = rows[row].inputs[m_input];
        if (!asks_text(cell)) {
            m_rest.push_back(row);
            continue;
        }
        for (const Test& test : cell.tests()) {
            m_entries.push_back({test.text, row});
        }
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.text, a.row) < std::tie(b.text, b.row);
    });
}

void RowFinder::find(const FactState& state, std::vector<std::size_t>& out) const {
    const std::string* stated = nullptr;
    if (!m_entries.empty() && state.value) {
        stated = std::get_if<std::string>(&*state.value);
    }
    if (stated == nullptr) {
        out.resize(m_rows);
        std::iota(out.begin(), out.end(), std::size_t{0});
        return;
    }
    out.assign(m_rest.begin(), m_rest.end());
    const std::string_view text = *stated;
    for (std::size_t n = m_prefix ? 0 : text.size(); n < text.size(); ++n) {
        add(text.substr(0, n), Asked::same, out);
    }
    add(text, m_prefix ? Asked::longer : Asked::same, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

void RowFinder::add(std::string_view text, Asked asked, std::vector<std::size_t>& out) const {
    auto at = std::lower_bound(m_entries.begin(), m_entries.end(), text,
                               [](const Entry& e, std::string_view t) { return e.text < t; });
    const auto fits = [&](std::string_view t) {
        return asked == Asked::same ? t == text : t.starts_with(text);
    };
    for (; at != m_entries.end() && fits(at->text); ++at) {
        out.push_back(at->row);
    }
}

} // namespace eco::rules

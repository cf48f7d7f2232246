// SPDX-License-Identifier: MulanPSL-2.0
// Static analysis of one decision table on representatives: overlaps, unreachable rows, gaps, holes
// in time. A witness is a combination of inputs that shows the fault.
#include "rules/detail/representatives.hpp"
#include "rules/table.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

/// Representatives of one column, and steps of a search, beyond which a check is left out.
constexpr std::size_t k_max_values = 4096;
constexpr std::size_t k_max_steps = 200'000;

using Rows = std::vector<std::size_t>;
using Witness = std::vector<FactState>;

class Checker {
  public:
    Checker(const DecisionTable& table, const FactRegistry& registry)
        : m_table(table), m_registry(registry) {}

    Findings run() {
        std::vector<LocalDate> starts = boundaries();
        for (const LocalDate day : starts) {
            check_on(day);
        }
        return std::move(m_findings);
    }

  private:
    const DecisionTable& m_table;
    const FactRegistry& m_registry;
    Findings m_findings;
    std::vector<std::vector<FactState>> m_values; ///< one list a column
    std::size_t m_steps = 0;

    [[nodiscard]] std::vector<LocalDate> boundaries() const {
        std::set<LocalDate> days{m_table.validity.from};
        for (const TableRow& row : m_table.rows) {
            days.insert(row.validity.from);
            if (row.validity.to) {
                days.insert(*row.validity.to);
            }
        }
        std::erase_if(days, [&](LocalDate day) { return !m_table.validity.contains(day); });
        return {days.begin(), days.end()};
    }

    void report(Severity severity, ErrorCode code, Args args, std::size_t line) {
        args["table"] = m_table.name;
        m_findings.push_back({severity, code, std::move(args), {m_table.file, {}, {}, line, 0}});
    }

    void check_on(LocalDate day) {
        Rows rows;
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (m_table.rows[i].validity.contains(day)) {
                rows.push_back(i);
            }
        }
        if (rows.empty()) {
            return report(Severity::error, ErrorCode::rules_table_date_hole,
                          {{"day", day.to_string()}}, 1);
        }
        if (m_table.policy == HitPolicy::unique) {
            overlaps(rows, day);
        }
        if (answers_everything(rows)) {
            return;
        }
        if (!collect_values(rows)) {
            return report(Severity::warning, ErrorCode::rules_table_too_wide,
                          {{"day", day.to_string()}}, 1);
        }
        if (m_table.policy == HitPolicy::first) {
            unreachable(rows, day);
        }
        if (m_table.policy != HitPolicy::collect) { // no row is an answer there: the empty set
            gap(rows, day);
        }
    }

    /// Nothing is left to look for: a row without conditions leaves no gap, and a set that is
    /// collected may be empty. (Of F, rows below such a row could still be out of reach.)
    [[nodiscard]] bool answers_everything(const Rows& rows) const {
        const bool collects = m_table.policy == HitPolicy::collect ||
                              m_table.policy == HitPolicy::rule_order ||
                              m_table.policy == HitPolicy::output_order;
        return collects || (m_table.policy != HitPolicy::first &&
                            std::any_of(rows.begin(), rows.end(),
                                        [&](std::size_t row) { return free_from(row, 0); }));
    }

    [[nodiscard]] std::optional<std::vector<FactState>> values(std::size_t column,
                                                               const Rows& rows) const {
        std::vector<const Cell*> cells;
        for (const std::size_t row : rows) {
            cells.push_back(&m_table.rows[row].inputs[column]);
        }
        return detail::representatives(m_registry.at(m_table.inputs[column]), cells, FactState(),
                                       k_max_values);
    }

    bool collect_values(const Rows& rows) {
        m_values.clear();
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column) {
            auto column_values = values(column, rows);
            if (!column_values) {
                return false;
            }
            m_values.push_back(*std::move(column_values));
        }
        return true;
    }

    [[nodiscard]] std::string show(const Witness& witness) const {
        std::string out;
        for (std::size_t i = 0; i < witness.size(); ++i) {
            if (witness[i].value) {
                std::string value = to_string(*witness[i].value);
                std::erase(value, '\x7f');
                out += (out.empty() ? "" : ", ") + m_registry.at(m_table.inputs[i]).name + " = " +
                       (value.empty() ? "…" : value);
            }
        }
        return out.empty() ? "…" : out;
    }

    void overlaps(const Rows& rows, LocalDate day) {
        for (std::size_t a = 0; a < rows.size(); ++a) {
            for (std::size_t b = a + 1; b < rows.size(); ++b) {
                if (const auto witness = common(rows[a], rows[b])) {
                    report(Severity::error, ErrorCode::rules_table_overlap,
                           {{"first", m_table.rows[rows[a]].id},
                            {"second", m_table.rows[rows[b]].id},
                            {"day", day.to_string()},
                            {"witness", show(*witness)}},
                           m_table.rows[rows[b]].line);
                }
            }
        }
    }

    /// Columns are independent, so two rows overlap when they do in every column.
    [[nodiscard]] std::optional<Witness> common(std::size_t a, std::size_t b) const {
        Witness witness;
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column) {
            const Cell& one = m_table.rows[a].inputs[column];
            const Cell& two = m_table.rows[b].inputs[column];
            if (one.any() && two.any()) {
                witness.emplace_back();
                continue;
            }
            const auto both = values(column, {a, b});
            if (!both) {
                return std::nullopt;
            }
            const auto found = std::find_if(both->begin(), both->end(), [&](const FactState& v) {
                return one.holds(v) == Tri::yes && two.holds(v) == Tri::yes;
            });
            if (found == both->end()) {
                return std::nullopt;
            }
            witness.push_back(*found);
        }
        return witness;
    }

    void unreachable(const Rows& rows, LocalDate day) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_steps = 0;
            Witness witness;
            const Rows earlier(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i));
            if (!find_uncovered(earlier, rows[i], 0, witness) && m_steps < k_max_steps) {
                report(Severity::warning, ErrorCode::rules_table_unreachable,
                       {{"row", m_table.rows[rows[i]].id}, {"day", day.to_string()}},
                       m_table.rows[rows[i]].line);
            }
        }
    }

    void gap(const Rows& rows, LocalDate day) {
        m_steps = 0;
        Witness witness;
        if (find_uncovered(rows, std::nullopt, 0, witness)) {
            report(Severity::info, ErrorCode::rules_table_gap,
                   {{"day", day.to_string()}, {"witness", show(witness)}}, 1);
        }
    }

    [[nodiscard]] bool free_from(std::size_t row, std::size_t column) const {
        const auto& inputs = m_table.rows[row].inputs;
        return std::all_of(inputs.begin() + static_cast<std::ptrdiff_t>(column), inputs.end(),
                           [](const Cell& cell) { return cell.any(); });
    }

    /// A combination of inputs that none of `rows` answers (and that lies in row `inside`, if
    /// given), built column by column.
    bool find_uncovered(const Rows& rows, std::optional<std::size_t> inside, std::size_t column,
                        Witness& witness) {
        if (++m_steps >= k_max_steps) {
            return false;
        }
        for (const std::size_t row : rows) {
            if (free_from(row, column)) {
                return false;
            }
        }
        if (rows.empty() || column == m_table.inputs.size()) {
            return true;
        }
        for (const FactState& value : m_values[column]) {
            if (inside && m_table.rows[*inside].inputs[column].holds(value) != Tri::yes) {
                continue;
            }
            Rows left;
            std::copy_if(rows.begin(), rows.end(), std::back_inserter(left), [&](std::size_t row) {
                return m_table.rows[row].inputs[column].holds(value) == Tri::yes;
            });
            witness.push_back(value);
            if (find_uncovered(left, inside, column + 1, witness)) {
                return true;
            }
            witness.pop_back();
        }
        return false;
    }
};

} // namespace

Findings check_table(const DecisionTable& table, const FactRegistry& registry) {
    return Checker(table, registry).run();
}

} // namespace eco::rules

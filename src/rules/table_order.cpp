// SPDX-License-Identifier: MulanPSL-2.0
// The graph of tables: producers before readers, no cycle, one producer a fact; and running it.
#include "rules/table.hpp"

#include <algorithm>
#include <map>

namespace eco::rules {
namespace {

bool meet(const Validity& a, const Validity& b) {
    return (!a.to || b.from < *a.to) && (!b.to || a.from < *b.to);
}

/// Depth-first search; the path names the cycle when there is one.
class Order {
  public:
    Order(const std::vector<DecisionTable>& tables, const FactRegistry& registry)
        : m_tables(tables), m_registry(registry), m_marks(tables.size(), Mark::fresh) {}

    Result<std::vector<std::size_t>> run() {
        ECO_CHECK(find_producers());
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            ECO_CHECK(visit(i));
        }
        return std::move(m_order);
    }

  private:
    enum class Mark { fresh, open, done };

    const std::vector<DecisionTable>& m_tables;
    const FactRegistry& m_registry;
    std::map<FactId, std::vector<std::size_t>> m_producers;
    std::vector<Mark> m_marks;
    std::vector<std::size_t> m_path, m_order;

    Status find_producers() {
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            for (const FactId fact : m_tables[i].outputs) {
                for (const std::size_t other : m_producers[fact]) {
                    const bool editions = m_tables[other].name == m_tables[i].name &&
                                          !meet(m_tables[other].validity, m_tables[i].validity);
                    if (!editions) {
                        return fail({ErrorCode::rules_table_two_producers,
                                     {{"fact", m_registry.at(fact).name},
                                      {"first", m_tables[other].file},
                                      {"second", m_tables[i].file}},
                                     {m_tables[i].file, {}, {}, 1, 0}});
                    }
                }
                m_producers[fact].push_back(i);
            }
        }
        return {};
    }

    Status visit(std::size_t table) {
        if (m_marks[table] == Mark::done) {
            return {};
        }
        m_path.push_back(table);
        if (m_marks[table] == Mark::open) {
            return cycle(table);
        }
        m_marks[table] = Mark::open;
        for (const FactId fact : m_tables[table].inputs) {
            for (const std::size_t producer : m_producers[fact]) {
                ECO_CHECK(visit(producer));
            }
        }
        m_marks[table] = Mark::done;
        m_path.pop_back();
        m_order.push_back(table);
        return {};
    }

    [[nodiscard]] Status cycle(std::size_t table) const {
        std::string names;
        const auto begin = std::find(m_path.begin(), m_path.end(), table);
        for (auto at = begin; at != m_path.end(); ++at) {
            names += (names.empty() ? "" : " ← ") + m_tables[*at].name;
        }
        return fail({ErrorCode::rules_table_cycle,
                     {{"cycle", names}},
                     {m_tables[table].file, {}, {}, 1, 0}});
    }
};

} // namespace

Result<std::vector<DecisionTable>> order_tables(std::vector<DecisionTable> tables,
                                                const FactRegistry& registry) {
    std::sort(tables.begin(), tables.end(), [](const DecisionTable& a, const DecisionTable& b) {
        return std::tie(a.name, a.edition) < std::tie(b.name, b.edition);
    });
    ECO_TRY(const std::vector<std::size_t> order, Order(tables, registry).run());
    std::vector<DecisionTable> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
        sorted.push_back(std::move(tables[i]));
    }
    return sorted;
}

std::vector<TableResult> derive(const std::vector<DecisionTable>& tables,
                                const FactRegistry& registry, LocalDate as_of, FactVector& facts) {
    std::vector<TableResult> results;
    results.reserve(tables.size());
    for (const DecisionTable& table : tables) {
        results.push_back(evaluate(table, registry, facts, as_of));
        if (!results.back().in_force) {
            continue;
        }
        for (std::size_t i = 0; i < table.outputs.size(); ++i) {
            facts[table.outputs[i]] = results.back().outputs[i];
        }
    }
    return results;
}

} // namespace eco::rules

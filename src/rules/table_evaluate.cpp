// SPDX-License-Identifier: MulanPSL-2.0
// Evaluating a decision table in three values: the unknown facts are tried out on representatives,
// and an output is known when every trial agrees.
#include "rules/detail/representatives.hpp"
#include "rules/table.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

namespace eco::rules {
namespace {

/// More trials than this are not made; the output then counts as unknown, which is always safe.
constexpr std::size_t k_max_trials = 4096;

using Output = std::optional<Value>;
/// The states of the input columns, in their order.
using Inputs = std::vector<const FactState*>;
using Rows = std::vector<std::size_t>;

std::size_t rank_in_domain(const FactDeclaration& fact, const Output& output) {
    const auto* text = output ? std::get_if<std::string>(&*output) : nullptr;
    const auto& values = fact.domain.values;
    return text == nullptr ? values.size()
                           : static_cast<std::size_t>(
                                 std::find(values.begin(), values.end(), *text) - values.begin());
}

class Evaluation {
  public:
    Evaluation(const DecisionTable& table, const FactRegistry& registry, const FactVector& facts,
               LocalDate as_of)
        : m_table(table), m_registry(registry), m_facts(facts), m_as_of(as_of) {
        m_inputs.reserve(table.inputs.size());
        for (const FactId fact : table.inputs) {
            m_inputs.push_back(&facts[fact]);
        }
    }

    TableResult run() {
        TableResult result;
        result.in_force = m_table.validity.contains(m_as_of);
        result.outputs.assign(m_table.outputs.size(),
                              FactState{std::nullopt, UnknownBecause::not_derivable, {}});
        if (!result.in_force) {
            return result;
        }
        sort_rows();
        drop_powerless();
        result.open_rows = m_open;
        if (!m_open.empty()) {
            try_out(result);
            return result;
        }
        result.hit_rows = m_certain;
        keep_decisive(result.hit_rows);
        Answers answers;
        answer(result.hit_rows, answers);
        for (std::size_t i = 0; i < result.outputs.size(); ++i) {
            result.outputs[i].value = *answers.outputs[i];
        }
        return result;
    }

  private:
    const DecisionTable& m_table;
    const FactRegistry& m_registry;
    const FactVector& m_facts;
    LocalDate m_as_of;
    Inputs m_inputs;
    Rows m_possible; ///< rows that hit or may hit, whatever the unknown facts turn out to be
    Rows m_certain;  ///< rows that hit
    Rows m_open;     ///< rows that may hit

    /// Of each trial, one answer an output: those of the table's rows where they lie.
    struct Answers {
        std::vector<const Output*> outputs;
        std::deque<Output> unions; ///< of several rows
    };

    [[nodiscard]] Tri hits(const TableRow& row, const Inputs& inputs) const {
        Tri all = row.validity.contains(m_as_of) ? Tri::yes : Tri::no;
        for (std::size_t i = 0; i < row.inputs.size() && all != Tri::no; ++i) {
            all = tri_and(all, row.inputs[i].holds(*inputs[i]));
        }
        return all;
    }

    /// Of P: an open row that could not displace the best certain one, or would say the same.
    void drop_powerless() {
        Rows best = m_certain;
        keep_decisive(best);
        if (m_table.policy != HitPolicy::priority || best.empty()) {
            return;
        }
        const auto rank = [&](std::size_t row) {
            return rank_in_domain(m_registry.at(m_table.outputs[0]), m_table.rows[row].outputs[0]);
        };
        std::erase_if(m_open, [&](std::size_t row) {
            return rank(row) > rank(best[0]) || (rank(row) == rank(best[0]) && row > best[0]) ||
                   m_table.rows[row].outputs == m_table.rows[best[0]].outputs;
        });
    }

    void sort_rows() {
        Rows candidates;
        m_table.finder.find(*m_inputs[m_table.finder.input()], candidates);
        for (const std::size_t i : candidates) {
            const Tri hit = hits(m_table.rows[i], m_inputs);
            if (hit != Tri::no) {
                m_possible.push_back(i);
                (hit == Tri::yes ? m_certain : m_open).push_back(i);
            }
            if (hit == Tri::yes && m_table.policy == HitPolicy::first) {
                return; // no row below can decide
            }
        }
    }

    /// Leaves of the hit rows those that decide, in the order of the policy.
    void keep_decisive(Rows& hit) const {
        const auto rank = [&](std::size_t row) {
            return rank_in_domain(m_registry.at(m_table.outputs[0]), m_table.rows[row].outputs[0]);
        };
        const auto by_rank = [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); };
        const auto says_the_same = [&](std::size_t row) {
            return m_table.rows[row].outputs == m_table.rows[hit[0]].outputs;
        };
        switch (m_table.policy) {
        case HitPolicy::unique:
            hit.resize(hit.size() == 1 ? 1 : 0);
            return;
        case HitPolicy::any:
            hit.resize(std::all_of(hit.begin(), hit.end(), says_the_same) ? hit.size() : 0);
            return;
        case HitPolicy::first:
            hit.resize(std::min<std::size_t>(hit.size(), 1));
            return;
        case HitPolicy::priority:
            if (!hit.empty()) {
                hit = {*std::min_element(hit.begin(), hit.end(), by_rank)};
            }
            return;
        case HitPolicy::output_order:
            std::stable_sort(hit.begin(), hit.end(), by_rank);
            return;
        case HitPolicy::collect:
        case HitPolicy::rule_order:
            return;
        }
    }

    /// Appends what these rows, which decide, say.
    void answer(const Rows& rows, Answers& answers) const {
        static const Output k_nothing;
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            if (m_registry.at(m_table.outputs[i]).type != FactType::texts) {
                answers.outputs.push_back(rows.empty() ? &k_nothing
                                                       : &m_table.rows[rows[0]].outputs[i]);
                continue;
            }
            Texts all;
            for (const std::size_t row : rows) {
                if (const Output& output = m_table.rows[row].outputs[i]) {
                    const auto& some = std::get<Texts>(*output);
                    all.insert(some.begin(), some.end());
                }
            }
            answers.outputs.push_back(&answers.unions.emplace_back(std::move(all)));
        }
    }

    /// One unknown input: where it stands in the table, and the values it is tried with.
    struct Unknown {
        FactId fact = 0;
        std::size_t column = 0; ///< of the table's inputs
        std::vector<FactState> trials;
        std::size_t stride = 1; ///< of this fact in the list of all trials
    };

    [[nodiscard]] std::vector<Unknown> unknowns() const {
        std::vector<Unknown> found;
        for (std::size_t i = 0; i < m_table.inputs.size(); ++i) {
            std::vector<const Cell*> cells;
            for (const std::size_t row : m_open) {
                if (m_table.rows[row].inputs[i].holds(*m_inputs[i]) == Tri::unknown) {
                    cells.push_back(&m_table.rows[row].inputs[i]);
                }
            }
            if (cells.empty()) {
                continue;
            }
            Unknown unknown{m_table.inputs[i], i, {}, 1};
            auto trials = detail::representatives(m_registry.at(unknown.fact), cells,
                                                  m_facts[unknown.fact], k_max_trials);
            unknown.trials = trials ? *std::move(trials) : std::vector<FactState>();
            found.push_back(std::move(unknown));
        }
        return found;
    }

    void try_out(TableResult& result) const {
        std::vector<Unknown> facts = unknowns();
        std::size_t trials = 1;
        for (Unknown& fact : facts) {
            fact.stride = trials;
            const std::size_t width = fact.trials.size();
            trials = width == 0 || trials > k_max_trials / width ? 0 : trials * width;
            if (trials == 0) {
                break;
            }
        }
        Answers answers;
        Inputs trial = m_inputs;
        Rows hit;
        for (std::size_t n = 0; n < trials; ++n) {
            for (const Unknown& fact : facts) {
                trial[fact.column] = &fact.trials[n / fact.stride % fact.trials.size()];
            }
            hit.clear();
            std::copy_if(m_possible.begin(), m_possible.end(), std::back_inserter(hit),
                         [&](std::size_t i) { return hits(m_table.rows[i], trial) == Tri::yes; });
            keep_decisive(hit);
            answer(hit, answers);
        }
        for (std::size_t i = 0; i < result.outputs.size(); ++i) {
            settle(i, facts, trials, answers, result);
        }
    }

    /// What trial n says of an output.
    [[nodiscard]] const Output& at(const Answers& answers, std::size_t n,
                                   std::size_t output) const {
        return *answers.outputs[n * m_table.outputs.size() + output];
    }
    [[nodiscard]] bool differ(const Answers& answers, std::size_t n, std::size_t m,
                              std::size_t output) const {
        const Output& a = at(answers, n, output);
        const Output& b = at(answers, m, output);
        return &a != &b && a != b;
    }

    /// The output when all answers agree; else the facts that can change it.
    void settle(std::size_t output, const std::vector<Unknown>& facts, std::size_t trials,
                const Answers& answers, TableResult& result) const {
        std::size_t agreeing = 0;
        while (agreeing < trials && !differ(answers, 0, agreeing, output)) {
            ++agreeing;
        }
        if (trials > 0 && agreeing == trials) {
            result.outputs[output].value = at(answers, 0, output);
            return;
        }
        for (const Unknown& fact : facts) {
            if (trials == 0 || changes(fact, output, trials, answers)) {
                name_missing(fact.fact, result.outputs[output].missing);
            }
        }
    }

    [[nodiscard]] bool changes(const Unknown& fact, std::size_t output, std::size_t trials,
                               const Answers& answers) const {
        for (std::size_t n = 0; n < trials; ++n) {
            const std::size_t digit = n / fact.stride % fact.trials.size();
            if (digit != 0 && differ(answers, n, n - digit * fact.stride, output)) {
                return true;
            }
        }
        return false;
    }

    /// A derived fact stands for what it misses itself.
    void name_missing(FactId fact, std::set<std::string>& names) const {
        const FactState& state = m_facts[fact];
        if (m_registry.at(fact).origin == FactOrigin::derived && !state.missing.empty()) {
            names.insert(state.missing.begin(), state.missing.end());
        } else {
            names.insert(m_registry.at(fact).name);
        }
    }
};

} // namespace

TableResult evaluate(const DecisionTable& table, const FactRegistry& registry,
                     const FactVector& facts, LocalDate as_of) {
    return Evaluation(table, registry, facts, as_of).run();
}

} // namespace eco::rules

// SPDX-License-Identifier: MulanPSL-2.0
// One function a type of fact.
#include "rules/detail/representatives.hpp"

#include <algorithm>
#include <map>

namespace eco::rules::detail {
namespace {

using States = std::vector<FactState>;

/// Sorts behind every code and text of the trade and equals none of them: "something else".
constexpr char k_other = '\x7f';

FactState state(Value value) {
    return {std::move(value), UnknownBecause::not_stated, {}};
}

std::set<std::string> texts_of(const std::vector<const Cell*>& cells) {
    std::set<std::string> texts;
    for (const Cell* cell : cells) {
        for (const Test& test : cell->tests()) {
            texts.insert(test.text);
        }
    }
    return texts;
}

std::set<Decimal> bounds_of(const std::vector<const Cell*>& cells) {
    std::set<Decimal> bounds;
    for (const Cell* cell : cells) {
        for (const Test& test : cell->tests()) {
            for (const auto* bound : {&test.low, &test.high}) {
                if (*bound) {
                    bounds.insert((*bound)->value);
                }
            }
        }
    }
    return bounds;
}

/// Every bound, and a value in each gap between bounds and beyond the outermost. `grain` is the
/// distance of neighbouring values: one day for dates, the last decimal for numbers.
std::vector<Decimal> values_between(std::set<Decimal> bounds, std::int64_t grain,
                                    std::optional<Decimal> low, std::optional<Decimal> high) {
    if (bounds.empty()) {
        bounds.insert(low.value_or(Decimal()));
    }
    for (const auto& edge : {low, high}) {
        if (edge) {
            bounds.insert(*edge);
        }
    }
    std::vector<Decimal> values{
        Decimal::from_raw(bounds.begin()->raw() - Decimal::k_scale),
    };
    for (auto at = bounds.begin(); at != bounds.end(); ++at) {
        values.push_back(*at);
        const auto next = std::next(at);
        const std::int64_t width =
            next == bounds.end() ? 2 * Decimal::k_scale : next->raw() - at->raw();
        if (width > grain) {
            values.push_back(Decimal::from_raw(
                at->raw() + std::max(width / 2 / grain, std::int64_t{1}) * grain));
        }
    }
    std::erase_if(values, [&](Decimal v) { return (low && v < *low) || (high && v > *high); });
    return values;
}

States numbers(const FactDeclaration& fact, const std::vector<const Cell*>& cells,
               const FactState& known) {
    std::optional<Decimal> low = fact.domain.minimum.value_or(Decimal());
    std::optional<Decimal> high = fact.domain.maximum;
    if (const auto* measured = known.value ? std::get_if<Interval>(&*known.value) : nullptr) {
        low = measured->low;
        high = measured->high;
    }
    States states;
    for (const Decimal value : values_between(bounds_of(cells), 1, low, high)) {
        states.push_back(state(value));
    }
    return states;
}

States dates(const std::vector<const Cell*>& cells) {
    States states;
    for (const Decimal value :
         values_between(bounds_of(cells), Decimal::k_scale, std::nullopt, std::nullopt)) {
        states.push_back(
            state(LocalDate::from_days(static_cast<std::int32_t>(value.raw() / Decimal::k_scale))));
    }
    return states;
}

States texts(const FactDeclaration& fact, const std::vector<const Cell*>& cells) {
    States states;
    if (!fact.domain.values.empty()) {
        for (const std::string& value : fact.domain.values) {
            states.push_back(state(value));
        }
        return states;
    }
    for (const std::string& text : texts_of(cells)) {
        states.push_back(state(text));
    }
    states.push_back(state(std::string(1, k_other)));
    return states;
}

States codes(const std::vector<const Cell*>& cells, const FactState& known) {
    const std::string stated = known.value ? std::get<std::string>(*known.value) : std::string();
    States states{state(stated + k_other)};
    for (const std::string& prefix : texts_of(cells)) {
        if (prefix.size() > stated.size() && prefix.starts_with(stated)) {
            states.push_back(state(prefix + k_other));
        }
    }
    return states;
}

/// One of the texts that the same cells mention: no cell tells those apart.
std::set<std::string> told_apart(const std::vector<const Cell*>& cells) {
    std::map<std::vector<bool>, std::string> by_cells;
    for (const std::string& text : texts_of(cells)) {
        std::vector<bool> mentions;
        for (const Cell* cell : cells) {
            mentions.push_back(std::any_of(cell->tests().begin(), cell->tests().end(),
                                           [&](const Test& test) { return test.text == text; }));
        }
        by_cells.emplace(std::move(mentions), text);
    }
    std::set<std::string> texts;
    for (const auto& [mentions, text] : by_cells) {
        texts.insert(text);
    }
    return texts;
}

std::optional<States> sets(const std::vector<const Cell*>& cells, std::size_t limit) {
    const std::set<std::string> mentioned = told_apart(cells);
    if (mentioned.size() >= 20 || (std::size_t{1} << mentioned.size()) > limit) {
        return std::nullopt;
    }
    States states;
    for (std::size_t mask = 0; mask < std::size_t{1} << mentioned.size(); ++mask) {
        Texts chosen;
        std::size_t bit = 0;
        for (const std::string& text : mentioned) {
            if ((mask >> bit++ & 1U) != 0) {
                chosen.insert(text);
            }
        }
        states.push_back(state(std::move(chosen)));
    }
    return states;
}

bool settled(const std::vector<const Cell*>& cells, const FactState& known) {
    return std::all_of(cells.begin(), cells.end(),
                       [&](const Cell* cell) { return cell->holds(known) != Tri::unknown; });
}

std::optional<States> of_type(const FactDeclaration& fact, const std::vector<const Cell*>& cells,
                              const FactState& known, std::size_t limit) {
    switch (fact.type) {
    case FactType::boolean:
        return States{state(false), state(true)};
    case FactType::number:
        return numbers(fact, cells, known);
    case FactType::date:
        return dates(cells);
    case FactType::text:
        return texts(fact, cells);
    case FactType::code:
        return codes(cells, known);
    case FactType::texts:
        return sets(cells, limit);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::vector<FactState>> representatives(const FactDeclaration& fact,
                                                      const std::vector<const Cell*>& cells,
                                                      const FactState& known, std::size_t limit) {
    if (settled(cells, known)) {
        return States{known};
    }
    auto states = of_type(fact, cells, known, limit);
    return states && states->size() <= limit ? std::move(states) : std::nullopt;
}

} // namespace eco::rules::detail

// SPDX-License-Identifier: MulanPSL-2.0
// A few answers a table are kept where the hash of their inputs points; the inputs themselves
// decide.
#include "admission/derivation.hpp"

#include <algorithm>
#include <functional>

namespace eco::admission {
namespace {

using rules::DecisionTable;
using rules::FactState;
using rules::FactVector;
using rules::Interval;

struct Hash {
    std::size_t operator()(bool value) const { return value ? 1 : 2; }
    std::size_t operator()(const Decimal& value) const {
        return static_cast<std::size_t>(value.raw());
    }
    std::size_t operator()(const std::string& value) const {
        return std::hash<std::string_view>()(value);
    }
    std::size_t operator()(const LocalDate& value) const {
        return static_cast<std::size_t>(value.days());
    }
    std::size_t operator()(const rules::Texts& value) const {
        return value.empty() ? 3 : value.size() + (*this)(*value.begin());
    }
    std::size_t operator()(const Interval& value) const { return (*this)(value.low); }
};

std::size_t hash(const FactState& state) {
    return state.value ? std::visit(Hash(), *state.value) + state.value->index()
                       : static_cast<std::size_t>(state.because) + state.missing.size();
}

std::size_t hash_of_inputs(const DecisionTable& table, const FactVector& facts) {
    constexpr std::size_t k_odd = 0x9E3779B97F4A7C15; // 2^64 / golden ratio: spreads sums
    std::size_t sum = 0;
    for (const rules::FactId fact : table.inputs) {
        sum = (sum ^ hash(facts[fact])) * k_odd;
        sum ^= sum >> 32U;
    }
    return sum;
}

bool same(const FactState& a, const FactState& b) {
    return a.value == b.value && a.because == b.because && a.missing == b.missing;
}

bool same_inputs(const DecisionTable& table, const FactVector& kept, const FactVector& facts) {
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
        if (!same(kept[i], facts[table.inputs[i]])) {
            return false;
        }
    }
    return true;
}

void tell(const DecisionTable& table, const rules::TableResult& result, FactVector& facts) {
    for (std::size_t i = 0; result.in_force && i < table.outputs.size(); ++i) {
        facts[table.outputs[i]] = result.outputs[i];
    }
}

} // namespace

void TableMemo::derive(const rules::BookTerms& book, std::string_view release, LocalDate as_of,
                       FactVector& facts, DerivedTables& results) {
    if (m_release != release || m_as_of != as_of) {
        m_release = release;
        m_as_of = as_of;
        m_answers.clear();
    }
    m_answers.resize(book.tables.size() * k_answers);
    results.resize(book.tables.size());
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
        const DecisionTable& table = book.tables[t];
        Answer& answer = m_answers[t * k_answers + hash_of_inputs(table, facts) % k_answers];
        if (!answer.result || !same_inputs(table, answer.inputs, facts)) {
            answer.inputs.resize(table.inputs.size()); // copied over: their memory is used again
            for (std::size_t i = 0; i < table.inputs.size(); ++i) {
                answer.inputs[i] = facts[table.inputs[i]];
            }
            answer.result = std::make_shared<const rules::TableResult>(
                rules::evaluate(table, book.facts, facts, as_of));
        }
        results[t] = answer.result;
        tell(table, *results[t], facts);
    }
}

} // namespace eco::admission

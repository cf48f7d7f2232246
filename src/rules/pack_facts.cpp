// SPDX-License-Identifier: MulanPSL-2.0
// Putting what is known at a place into the terms of a compiled book.
#include "rules/compiled_book.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

using detail::Range;

struct AsRange {
    Range operator()(bool value) const { return {value ? 1 : 0, value ? 1 : 0}; }
    Range operator()(const Decimal& value) const { return {value.raw(), value.raw()}; }
    Range operator()(const LocalDate& value) const {
        const std::int64_t raw = Decimal::from_int(value.days()).raw();
        return {raw, raw};
    }
    Range operator()(const Interval& value) const {
        return {value.low.raw(), value.high ? value.high->raw() : Range::k_highest};
    }
    // A fact of a type that has ranges never has these.
    Range operator()(const std::string& /*value*/) const { return {}; }
    Range operator()(const Texts& /*value*/) const { return {}; }
};

std::optional<std::uint32_t> symbol(const detail::Slot& slot, std::string_view text) {
    const auto at = std::lower_bound(slot.symbols.begin(), slot.symbols.end(), text);
    return at == slot.symbols.end() || *at != text
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(at - slot.symbols.begin()));
}

void mark(const detail::Slot& slot, const std::string& text, std::vector<std::uint64_t>& words) {
    if (const auto bit = symbol(slot, text)) {
        words[slot.first_word + *bit / 64] |= std::uint64_t{1} << (*bit % 64);
    }
}

} // namespace

void CompiledBook::pack_code(const detail::Slot& slot, const FactState& state,
                             detail::CodeState& code, std::vector<std::uint32_t>& prefixes) const {
    code = {};
    const auto* text = state.value ? std::get_if<std::string>(&*state.value) : nullptr;
    if (text == nullptr) {
        return;
    }
    code.known = true;
    code.prefix_first = static_cast<std::uint32_t>(prefixes.size());
    const std::string_view stated = *text;
    const auto begin = slot.symbols.begin();
    const auto longer = std::upper_bound(begin, slot.symbols.end(), stated);
    // The symbol just before begins with every prefix of the stated code that is a symbol.
    if (longer != begin) {
        for (auto at = static_cast<std::uint32_t>(longer - begin) - 1;; at = slot.parents[at]) {
            if (stated.starts_with(slot.symbols[at])) {
                prefixes.push_back(at);
            }
            if (slot.parents[at] == at) {
                break;
            }
        }
    }
    std::reverse(prefixes.begin() + code.prefix_first, prefixes.end()); // shortest first
    code.prefix_count = static_cast<std::uint32_t>(prefixes.size()) - code.prefix_first;
    // In order, the tested codes that begin with the stated one stand together.
    const auto end = std::partition_point(
        longer, slot.symbols.end(), [&](const auto& tested) { return tested.starts_with(stated); });
    code.longer_first = static_cast<std::uint32_t>(longer - begin);
    code.longer_end = static_cast<std::uint32_t>(end - begin);
}

void CompiledBook::pack(const FactVector& facts, PackedFacts& out) const {
    out.ranges.resize(m_range_slots.size());
    out.range_known.assign(m_range_slots.size(), 0);
    for (std::size_t i = 0; i < m_range_slots.size(); ++i) {
        if (const auto& value = facts[m_range_slots[i].fact].value) {
            out.ranges[i] = std::visit(AsRange(), *value);
            out.range_known[i] = 1;
        }
    }
    out.words.assign(m_word_count, 0);
    out.texts_known.assign(m_text_slots.size(), 0);
    for (std::size_t i = 0; i < m_text_slots.size(); ++i) {
        const detail::Slot& slot = m_text_slots[i];
        const auto& value = facts[slot.fact].value;
        if (!value) {
            continue;
        }
        out.texts_known[i] = 1;
        if (const auto* text = std::get_if<std::string>(&*value)) {
            mark(slot, *text, out.words);
        } else if (const auto* texts = std::get_if<Texts>(&*value)) {
            for (const std::string& one : *texts) {
                mark(slot, one, out.words);
            }
        }
    }
    out.prefixes.clear();
    out.codes.resize(m_code_slots.size());
    for (std::size_t i = 0; i < m_code_slots.size(); ++i) {
        pack_code(m_code_slots[i], facts[m_code_slots[i].fact], out.codes[i], out.prefixes);
    }
}

} // namespace eco::rules

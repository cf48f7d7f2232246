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

} // namespace

/// The first of a slot's symbols that is not before; their number where all are.
template <class Before>
std::uint32_t CompiledBook::first_symbol(const detail::PackedSlot& slot, Before before) const {
    std::uint32_t low = 0;
    std::uint32_t high = slot.symbols;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (before(m_view.symbols[slot.first_symbol + middle])) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::optional<std::uint32_t> CompiledBook::symbol(const detail::PackedSlot& slot,
                                                  std::string_view text) const {
    const std::uint32_t at = first_symbol(slot, [&](std::string_view one) { return one < text; });
    return at < slot.symbols && m_view.symbols[slot.first_symbol + at] == text ? std::optional(at)
                                                                               : std::nullopt;
}

void CompiledBook::mark(const detail::PackedSlot& slot, std::string_view text,
                        std::vector<std::uint64_t>& words) const {
    if (const auto bit = symbol(slot, text)) {
        words[slot.first_word + *bit / 64] |= std::uint64_t{1} << (*bit % 64);
    }
}

void CompiledBook::pack_code(const detail::PackedSlot& slot, const FactState& state,
                             detail::CodeState& code, std::vector<std::uint32_t>& prefixes) const {
    code = {};
    const auto* text = state.value ? std::get_if<std::string>(&*state.value) : nullptr;
    if (text == nullptr) {
        return;
    }
    code.known = true;
    code.prefix_first = static_cast<std::uint32_t>(prefixes.size());
    const std::string_view stated = *text;
    const auto longer = first_symbol(slot, [&](std::string_view one) { return one <= stated; });
    // The symbol just before begins with every prefix of the stated code that is a symbol.
    if (longer > 0) {
        for (std::uint32_t at = longer - 1;;) {
            if (stated.starts_with(m_view.symbols[slot.first_symbol + at])) {
                prefixes.push_back(at);
            }
            const std::uint32_t parent = m_view.parents[slot.first_symbol + at];
            if (parent == at) {
                break;
            }
            at = parent;
        }
    }
    std::reverse(prefixes.begin() + code.prefix_first, prefixes.end()); // shortest first
    code.prefix_count = static_cast<std::uint32_t>(prefixes.size()) - code.prefix_first;
    // In order, the tested codes that begin with the stated one stand together.
    code.longer_first = longer;
    code.longer_end = first_symbol(
        slot, [&](std::string_view one) { return one <= stated || one.starts_with(stated); });
}

void CompiledBook::pack(const FactVector& facts, PackedFacts& out) const {
    const std::size_t ranges = m_view.range_slots.size();
    out.ranges.resize(ranges);
    out.range_known.assign(ranges, 0);
    for (std::size_t i = 0; i < ranges; ++i) {
        if (const auto& value = facts[m_view.range_slots[i].fact].value) {
            out.ranges[i] = std::visit(AsRange(), *value);
            out.range_known[i] = 1;
        }
    }
    out.words.assign(m_view.numbers[0].words, 0);
    out.texts_known.assign(m_view.text_slots.size(), 0);
    for (std::size_t i = 0; i < m_view.text_slots.size(); ++i) {
        const detail::PackedSlot& slot = m_view.text_slots[i];
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
    out.codes.resize(m_view.code_slots.size());
    for (std::size_t i = 0; i < m_view.code_slots.size(); ++i) {
        pack_code(m_view.code_slots[i], facts[m_view.code_slots[i].fact], out.codes[i],
                  out.prefixes);
    }
}

} // namespace eco::rules

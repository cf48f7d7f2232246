// SPDX-License-Identifier: MulanPSL-2.0
// A compiled book as one image of bytes, and reading it back: every number is held against what it
// points into, for a digest does not protect from a file that was made wrong on purpose.
#include "rules/compiled_book.hpp"

#include <algorithm>

namespace eco::rules {

namespace detail {

std::string write_image(MadeBook& book) {
    FlatWriter out;
    book.each_array([&](const auto& list) { out.add(std::span(list)); });
    book.each_texts([&](const FlatTextList& texts) { out.add(texts); });
    return out.bytes();
}

namespace {

/// [first, first + count) lies within size.
bool lies_in(std::uint64_t first, std::uint64_t count, std::uint64_t size) {
    return first <= size && count <= size - first;
}

/// Looks at a whole image once.
class Inspector {
  public:
    Inspector(const BookView& view, const FactRegistry& facts) : m_view(view), m_facts(facts) {}

    [[nodiscard]] bool sound() const {
        return lengths_agree() && all_texts_are_sound() && slots_are_sound() &&
               scopes_are_sound() && clauses_are_sound() && conditions_are_sound();
    }

  private:
    const BookView& m_view;
    const FactRegistry& m_facts;

    [[nodiscard]] bool lengths_agree() const {
        if (m_view.numbers.size() != 1) {
            return false;
        }
        const PackedNumbers& numbers = m_view.numbers[0];
        const std::size_t roles = 2 * (m_view.roles.size() + 1);
        return m_view.entries.size() == m_view.clauses.size() &&
               m_view.ids.size() == m_view.clauses.size() &&
               m_view.parents.size() == m_view.symbols.size() &&
               m_view.key_symbols.size() == m_view.key_clauses.size() &&
               m_view.unit_scopes.size() == m_view.units.size() &&
               m_view.package_scopes.size() == m_view.packages.size() && numbers.role_sets > 0 &&
               m_view.reach.size() == roles * numbers.role_sets &&
               (numbers.key == PackedScope::k_none || numbers.key < m_view.code_slots.size());
    }

    [[nodiscard]] bool all_texts_are_sound() const {
        bool sound = true;
        BookView view = m_view;
        view.each_texts([&](const FlatTexts& texts) { sound = sound && texts.sound(); });
        return sound;
    }

    /// The bit sets of text facts stand one behind the other: their number of words cannot be
    /// made up.
    [[nodiscard]] bool slots_are_sound() const {
        std::uint64_t words = 0;
        const auto sound = [&](Form form, std::span<const PackedSlot> slots) {
            return std::all_of(slots.begin(), slots.end(), [&](const PackedSlot& slot) {
                const bool placed = form != Form::texts || slot.first_word == words;
                words += form == Form::texts ? (std::uint64_t{slot.symbols} + 63) / 64 : 0;
                return placed && slot.fact < m_facts.size() &&
                       form_of(m_facts.at(slot.fact).type) == form &&
                       lies_in(slot.first_symbol, slot.symbols, m_view.symbols.size()) &&
                       parents_are_sound(slot);
            });
        };
        return sound(Form::range, m_view.range_slots) && sound(Form::texts, m_view.text_slots) &&
               sound(Form::codes, m_view.code_slots) && m_view.numbers[0].words == words;
    }

    /// A chain of parents goes down, or it would have no end.
    [[nodiscard]] bool parents_are_sound(const PackedSlot& slot) const {
        for (std::uint32_t i = 0; i < slot.symbols; ++i) {
            if (m_view.parents[slot.first_symbol + i] > i) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool scopes_are_sound() const {
        const std::size_t scopes = m_view.scopes.size();
        for (const auto& list : {m_view.site_scopes, m_view.unit_scopes, m_view.package_scopes}) {
            if (std::any_of(list.begin(), list.end(), [&](ScopeId id) { return id >= scopes; })) {
                return false;
            }
        }
        return std::all_of(m_view.scopes.begin(), m_view.scopes.end(), [&](const PackedScope& one) {
            return one.first <= one.plain_end && one.plain_end <= one.end &&
                   one.end <= m_view.clauses.size() && one.posting_first <= one.posting_end &&
                   one.posting_end <= m_view.key_symbols.size() &&
                   (one.where == PackedScope::k_none || one.where < m_view.range_slots.size()) &&
                   keyed_clauses_have_a_key(one);
        });
    }

    /// A posting's first condition is taken for granted: there must be one, of `when`.
    [[nodiscard]] bool keyed_clauses_have_a_key(const PackedScope& scope) const {
        const auto postings = m_view.key_clauses.subspan(scope.posting_first,
                                                         scope.posting_end - scope.posting_first);
        return std::all_of(postings.begin(), postings.end(), [&](std::uint32_t entry) {
            return entry < m_view.clauses.size() && m_view.clauses[entry].whens > 0;
        });
    }

    [[nodiscard]] bool clauses_are_sound() const {
        for (std::uint32_t i = 0; i < m_view.clauses.size(); ++i) {
            const PackedClause& clause = m_view.clauses[i];
            const std::uint64_t conditions = std::uint64_t{clause.whens} + clause.unlesses;
            const bool sound =
                clause.clause < m_view.entries.size() && m_view.entries[clause.clause] == i &&
                clause.scope < m_view.scopes.size() &&
                lies_in(clause.first, conditions, m_view.conditions.size()) &&
                clause.roles < m_view.numbers[0].role_sets &&
                clause.consequence <= static_cast<std::uint8_t>(Consequence::not_admissible) &&
                clause.dimension <= static_cast<std::uint8_t>(Dimension4::resource);
            if (!sound) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool conditions_are_sound() const {
        const std::uint32_t words = m_view.numbers[0].words;
        return std::all_of(m_view.words.begin(), m_view.words.end(),
                           [&](const TextWord& one) { return one.word < words; }) &&
               std::all_of(m_view.conditions.begin(), m_view.conditions.end(),
                           [&](const PackedCondition& one) { return is_sound(one); });
    }

    [[nodiscard]] bool is_sound(const PackedCondition& one) const {
        switch (one.form) {
        case Form::always:
            return true;
        case Form::range:
            return one.slot < m_view.range_slots.size() &&
                   lies_in(one.first, one.count, m_view.ranges.size());
        case Form::texts:
            return one.slot < m_view.text_slots.size() &&
                   lies_in(one.first, one.count, m_view.words.size());
        case Form::codes:
            return one.slot < m_view.code_slots.size() &&
                   lies_in(one.first, one.count, m_view.codes.size());
        }
        return false;
    }
};

} // namespace
} // namespace detail

std::optional<CompiledBook> CompiledBook::open(std::span<const std::byte> image,
                                               const FactRegistry& facts) {
    FlatReader in(image);
    CompiledBook book;
    book.m_image = image;
    book.m_view.each_array([&]<class T>(std::span<const T>& list) { list = in.array<T>(); });
    book.m_view.each_texts([&](FlatTexts& texts) { texts = in.texts(); });
    return in.finished() && detail::Inspector(book.m_view, facts).sound()
               ? std::optional(std::move(book))
               : std::nullopt;
}

} // namespace eco::rules

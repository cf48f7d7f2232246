// SPDX-License-Identifier: MulanPSL-2.0
// A book compiled once into an inverted index over scope and sector, so that what applies to one
// place of a project is found without looking at every clause. Answers as rules::evaluate does.
#pragma once

#include "rules/detail/packed_book.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eco::rules {

/// What is known at one place, in the terms of one compiled book. Reused from place to place: after
/// the first few, filling it allocates nothing.
struct PackedFacts {
    std::vector<detail::Range> ranges;
    std::vector<std::uint8_t> range_known, texts_known;
    std::vector<std::uint64_t> words;
    std::vector<detail::CodeState> codes;
    std::vector<std::uint32_t> prefixes;
};

using ScopeId = std::uint32_t;
using RoleId = std::uint32_t;

/// One place, asked about. `scopes`: those that reach it (see site_scopes, unit, package).
struct PlaceQuery {
    const PackedFacts& facts;
    std::span<const ScopeId> scopes;
    RoleId role = 0;
    Tri present = Tri::yes; ///< whether the place is certainly there
    LocalDate day;
};

/// The worst effective consequence of clauses that hit, and of those that hit or may hit. Nothing:
/// a note.
struct Worst {
    Consequence hit = Consequence::note;
    Consequence possible = Consequence::note;
    bool operator==(const Worst&) const = default;
};

/// A clause that hits or may hit.
struct Applies {
    std::uint32_t clause = 0; ///< index in the book
    Tri applies = Tri::unknown;
    Consequence consequence = Consequence::note; ///< effective
    bool operator==(const Applies&) const = default;
};

/// Whether a role's site is drawn: a clause for every kind of site looks only at drawn ones.
enum class Drawn { no, yes };

/// Read-only once made, usable by many threads. Numbers at the very ends of Decimal (±9.2e12)
/// stand for "open" and are not told from it.
class CompiledBook {
  public:
    [[nodiscard]] static CompiledBook compile(const FactRegistry& facts,
                                              std::span<const Clause> clauses);

    /// Scopes that reach a site as a whole: everywhere, and every "where".
    [[nodiscard]] std::span<const ScopeId> site_scopes() const { return m_site_scopes; }
    [[nodiscard]] std::optional<ScopeId> unit(std::string_view code) const;
    [[nodiscard]] std::optional<ScopeId> package(std::string_view id) const;
    [[nodiscard]] RoleId role(std::string_view name, Drawn drawn) const;

    void pack(const FactVector& facts, PackedFacts& out) const;
    /// Looks at the worst clauses first, and at none that cannot make it worse.
    [[nodiscard]] Worst worst(const PlaceQuery& query) const;
    /// Replaces `out` by what hits or may hit, by clause; no clause twice.
    void collect(const PlaceQuery& query, std::vector<Applies>& out) const;

    [[nodiscard]] std::size_t bytes() const; ///< memory of the index
    [[nodiscard]] std::size_t size() const { return m_clauses.size(); }

  private:
    friend class BookCompiler;
    std::vector<detail::PackedScope> m_scopes;
    std::vector<detail::PackedClause> m_clauses;
    std::vector<detail::PackedCondition> m_conditions;
    std::vector<detail::Range> m_ranges;
    std::vector<detail::TextWord> m_words;
    std::vector<std::uint32_t> m_codes;                      ///< symbols
    std::vector<std::uint32_t> m_key_symbols, m_key_clauses; ///< postings, by scope and symbol
    std::vector<detail::Slot> m_range_slots, m_text_slots, m_code_slots;
    std::uint32_t m_key = detail::PackedScope::k_none; ///< code slot that the postings are about
    std::uint32_t m_word_count = 0;
    std::vector<ScopeId> m_site_scopes;
    std::map<std::string, ScopeId, std::less<>> m_units, m_packages;
    std::map<std::string, RoleId, std::less<>> m_roles;
    std::vector<std::uint8_t> m_reach; ///< [role × drawn][set of roles]
    std::size_t m_role_sets = 0;

    [[nodiscard]] Tri holds(const detail::PackedCondition& condition,
                            const PackedFacts& facts) const;
    [[nodiscard]] Tri applies(const detail::PackedClause& clause, std::uint32_t skip,
                              const PackedFacts& facts) const;
    template <class Visitor>
    void visit(const PlaceQuery& query, Visitor& visitor) const;
    template <class Visitor>
    void visit_scope(const detail::PackedScope& scope, Tri reach, const PlaceQuery& query,
                     Visitor& visitor) const;
    template <class Look>
    void visit_postings(const detail::PackedScope& scope, const PackedFacts& facts,
                        Look look) const;
    void pack_code(const detail::Slot& slot, const FactState& state, detail::CodeState& code,
                   std::vector<std::uint32_t>& prefixes) const;
};

} // namespace eco::rules

// SPDX-License-Identifier: MulanPSL-2.0
// A book compiled once into an inverted index over scope and sector, so that what applies to one
// place of a project is found without looking at every clause. Answers as rules::evaluate does. It
// is one image of bytes, which a release carries: opening it parses nothing.
#pragma once

#include "rules/detail/packed_book.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eco::rules {

/// Counted up whenever a compiled book means something else: one that another engine compiled is
/// compiled again from its texts.
constexpr std::uint32_t k_compiled_version = 1;

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
    /// The compiled book as bytes: the same book, the same bytes.
    [[nodiscard]] std::span<const std::byte> image() const { return m_image; }
    /// Reads an image where it lies; the bytes must outlive the book. Nothing where it is not one
    /// of these facts, or not sound: every number in it is held against what it points into, so
    /// that asking a book made wrong on purpose cannot leave it.
    [[nodiscard]] static std::optional<CompiledBook> open(std::span<const std::byte> image,
                                                          const FactRegistry& facts);

    /// Scopes that reach a site as a whole: everywhere, and every "where".
    [[nodiscard]] std::span<const ScopeId> site_scopes() const { return m_view.site_scopes; }
    [[nodiscard]] std::optional<ScopeId> unit(std::string_view code) const;
    [[nodiscard]] std::optional<ScopeId> package(std::string_view id) const;
    [[nodiscard]] RoleId role(std::string_view name, Drawn drawn) const;

    void pack(const FactVector& facts, PackedFacts& out) const;
    /// Looks at the worst clauses first, and at none that cannot make it worse.
    [[nodiscard]] Worst worst(const PlaceQuery& query) const;
    /// Replaces `out` by what hits or may hit, by clause; no clause twice.
    void collect(const PlaceQuery& query, std::vector<Applies>& out) const;
    /// Replaces `out` by the facts that keep a clause's conditions open, by number, none twice.
    void open_facts(std::uint32_t clause, const PackedFacts& facts, std::vector<FactId>& out) const;
    /// The boolean fact that must hold where the clause reaches; nothing: it does not ask for one.
    [[nodiscard]] std::optional<FactId> scope_fact(std::uint32_t clause) const;

    [[nodiscard]] std::string_view id(std::uint32_t clause) const { return m_view.ids[clause]; }
    [[nodiscard]] Dimension4 dimension(std::uint32_t clause) const {
        return static_cast<Dimension4>(entry(clause).dimension);
    }
    /// Facts that conditions and scopes read.
    [[nodiscard]] std::set<FactId> facts_read() const;

    [[nodiscard]] std::size_t bytes() const { return m_image.size(); } ///< memory of the index
    [[nodiscard]] std::size_t size() const { return m_view.clauses.size(); }

  private:
    detail::BookView m_view;
    std::span<const std::byte> m_image;
    std::shared_ptr<const std::string> m_own; ///< the image, where no file holds it

    [[nodiscard]] const detail::PackedClause& entry(std::uint32_t clause) const {
        return m_view.clauses[m_view.entries[clause]];
    }
    [[nodiscard]] const detail::PackedSlot& slot_of(const detail::PackedCondition& condition) const;
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
    template <class Before>
    [[nodiscard]] std::uint32_t first_symbol(const detail::PackedSlot& slot, Before before) const;
    [[nodiscard]] std::optional<std::uint32_t> symbol(const detail::PackedSlot& slot,
                                                      std::string_view text) const;
    void mark(const detail::PackedSlot& slot, std::string_view text,
              std::vector<std::uint64_t>& words) const;
    void pack_code(const detail::PackedSlot& slot, const FactState& state, detail::CodeState& code,
                   std::vector<std::uint32_t>& prefixes) const;
};

} // namespace eco::rules

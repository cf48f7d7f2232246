// SPDX-License-Identifier: MulanPSL-2.0
// Looking at every clause in turn, by rules::evaluate: what a compiled book is measured against.
#pragma once

#include "rules/compiled_book.hpp"
#include "rules/evaluate.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace eco::rules::test {

struct Where {
    bool whole_site = true;
    std::string unit;
    std::vector<std::string> packages;
    std::string role = "main";
    Drawn drawn = Drawn::yes;
    Tri present = Tri::yes;
    LocalDate day;
};

inline std::vector<ScopeId> scopes_of(const CompiledBook& book, const Where& place) {
    if (place.whole_site) {
        return {book.site_scopes().begin(), book.site_scopes().end()};
    }
    std::vector<ScopeId> scopes;
    if (const auto unit = book.unit(place.unit)) {
        scopes.push_back(*unit);
    }
    for (const std::string& name : place.packages) {
        if (const auto package = book.package(name)) {
            scopes.push_back(*package);
        }
    }
    return scopes;
}

inline Tri scope_holds(const Scope& scope, const FactRegistry& registry, const FactVector& facts,
                       const Where& place) {
    switch (scope.kind) {
    case Scope::Kind::everywhere:
        return place.whole_site ? Tri::yes : Tri::no;
    case Scope::Kind::where: {
        const auto& value = facts[*registry.find(scope.key)].value;
        return !place.whole_site        ? Tri::no
               : !value                 ? Tri::unknown
               : std::get<bool>(*value) ? Tri::yes
                                        : Tri::no;
    }
    case Scope::Kind::unit:
        return !place.whole_site && place.unit == scope.key ? Tri::yes : Tri::no;
    case Scope::Kind::package:
        return !place.whole_site && std::find(place.packages.begin(), place.packages.end(),
                                              scope.key) != place.packages.end()
                   ? Tri::yes
                   : Tri::no;
    }
    return Tri::no;
}

inline bool concerns(const Clause& clause, const Where& place) {
    return clause.validity.contains(place.day) &&
           (clause.parts.empty() ? place.drawn == Drawn::yes
                                 : std::find(clause.parts.begin(), clause.parts.end(),
                                             place.role) != clause.parts.end());
}

inline std::vector<Applies> collect_linearly(const std::vector<Clause>& clauses,
                                             const FactRegistry& registry, const FactVector& facts,
                                             const Where& place) {
    std::vector<Applies> out;
    for (std::uint32_t i = 0; i < clauses.size(); ++i) {
        if (!concerns(clauses[i], place)) {
            continue;
        }
        const Tri reach =
            tri_and(scope_holds(clauses[i].scope, registry, facts, place), place.present);
        const Tri applies = tri_and(reach, evaluate(clauses[i], facts).applies);
        if (applies != Tri::no) {
            out.push_back({i, applies, clauses[i].effective_consequence()});
        }
    }
    return out;
}

inline Worst worst_of(const std::vector<Clause>& clauses, const std::vector<Applies>& found) {
    Worst worst;
    for (const Applies& one : found) {
        const Consequence consequence = clauses[one.clause].effective_consequence();
        worst.possible = std::max(worst.possible, consequence);
        if (one.applies == Tri::yes) {
            worst.hit = std::max(worst.hit, consequence);
        }
    }
    return worst;
}

} // namespace eco::rules::test

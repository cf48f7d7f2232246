// SPDX-License-Identifier: MulanPSL-2.0
// The control units of a release, read once: what they are called, and which clauses reach them.
#pragma once

#include "rules/book.hpp"
#include "rules/compiled_book.hpp"
#include "zoning/release.hpp"

#include <set>
#include <string>
#include <vector>

namespace eco::admission {

struct Unit {
    std::string code, name, unit_class, county;
    std::set<std::string> packages;     ///< resolved
    std::vector<rules::ScopeId> scopes; ///< of the compiled book: its own, and of its packages
};

/// One a feature of the layer "units", in the layer's order; none where the release lacks it.
class UnitList {
  public:
    [[nodiscard]] static UnitList read(const zoning::Release& release, const rules::BookTerms& book,
                                       const rules::CompiledBook& compiled);

    [[nodiscard]] const Unit& at(geo::FeatureId id) const { return m_units[id]; }

  private:
    std::vector<Unit> m_units;
};

} // namespace eco::admission

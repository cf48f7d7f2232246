// SPDX-License-Identifier: MulanPSL-2.0
// One of several units.
#include "admission/decide.hpp"

namespace eco::admission {

Verdict mildest_unit(const Layout& layout, std::span<const Verdict> in_part, std::size_t site) {
    Verdict mildest = Verdict::not_admissible;
    bool any = false;
    for (std::size_t i = 0; i < layout.parts.size(); ++i) {
        if (layout.parts[i].site == site) {
            if (layout.parts[i].membership == rules::Tri::yes) {
                return Verdict::admissible; // its clauses count for themselves
            }
            any = true;
            mildest = std::min(mildest, in_part[i]);
        }
    }
    return any ? mildest : Verdict::admissible;
}

} // namespace eco::admission

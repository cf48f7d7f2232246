// SPDX-License-Identifier: MulanPSL-2.0
// The rule that makes a verdict of what clauses, units and gaps say: one for both ways of judging.
#pragma once

#include "admission/place.hpp"
#include "admission/verdict.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace eco::admission {

struct Decision {
    Verdict certain = Verdict::admissible; ///< what stands however the unknown turns out
    Verdict verdict = Verdict::admissible;
};

/// A site that lies in one of several units, none of them for certain, is held at least to what
/// the mildest of them says. `in_part`: by unit part, the worst of its clauses that hit if the site
/// lies there.
[[nodiscard]] Verdict mildest_unit(const Layout& layout, std::span<const Verdict> in_part,
                                   std::size_t site);

/// The worst decides; what hits is certain; a gap leaves the verdict undetermined at best.
/// `clauses`: each with its `status` and the `verdict` it contributes.
template <class Clauses>
[[nodiscard]] Decision decide(const Clauses& clauses, const Layout& layout,
                              std::span<const Verdict> in_part, std::size_t gaps) {
    Decision out;
    for (const auto& one : clauses) {
        out.verdict = std::max(out.verdict, one.verdict);
        if (one.status == ClauseStatus::hit) {
            out.certain = std::max(out.certain, one.verdict);
        }
    }
    for (std::size_t site = 0; site < layout.shapes.size(); ++site) {
        out.certain = std::max(out.certain, mildest_unit(layout, in_part, site));
    }
    if (gaps > 0) {
        out.verdict = std::max(out.verdict, Verdict::undetermined);
    }
    out.verdict = std::max(out.verdict, out.certain);
    return out;
}

} // namespace eco::admission

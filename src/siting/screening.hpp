// SPDX-License-Identifier: MulanPSL-2.0
// Screening: what one site of many gets told. The verdict is that of the whole assessment; what is
// kept of its reasons is what a table can hold.
#pragma once

#include "admission/assess.hpp"
#include "base/result.hpp"
#include "project/project.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::siting {

/// A spatial fact of the site that is not a plain "no".
struct ScreenedZone {
    rules::FactId fact = 0;
    bool is_distance = false;
    rules::Tri inside = rules::Tri::unknown; ///< flags: yes or unknown
    std::optional<double> distance_m;  ///< measured, or how far off within the layer's tolerance
    double share = 0;                  ///< of the footprint, all features together, 1 at most
    std::vector<std::string> features; ///< codes (names where they have none) of what made it
};

/// Texts and clauses live as long as the assessor and the screener.
struct Screened {
    admission::Brief brief;                   ///< of a project of one site
    std::vector<std::string_view> decided_by; ///< clauses and "gap:<word>", as assessments do
    std::vector<ScreenedZone> zones;          ///< in the order of spatial_facts.csv
};

/// One a lane: reuses its memory from site to site.
class Screener {
  public:
    /// The assessor must outlive it.
    Screener(const admission::Assessor& assessor, LocalDate as_of)
        : m_assessor(&assessor), m_as_of(as_of) {}

    /// Verdict, units, clauses and measures are those of `assessor.assess`; the answer stands until
    /// the next call. Errors: as for admission::Assessor::examine.
    [[nodiscard]] Result<const Screened*> screen(const project::Project& project);

  private:
    const admission::Assessor* m_assessor;
    LocalDate m_as_of;
    admission::Workspace m_work;
    Screened m_out;
};

[[nodiscard]] std::string_view word(admission::BriefGap gap);

} // namespace eco::siting

// SPDX-License-Identifier: MulanPSL-2.0
// A small assessment document as the engine writes it, with names that must be escaped.
#pragma once

#include "admission/assess.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

namespace eco::test {

class SmallAssessment {
  public:
    SmallAssessment() : m_held(small_content_with_book()) {
        m_project = project_at(site_at(106.1415, 26.05), chemical_plant());
        m_project.name = "<某>化工\"厂\" & 配套";
        m_project.facts.erase("upgrade");
        m_json = *admission::Assessor::make(m_held.get())
                      ->assess(m_project, *LocalDate::parse("2026-11-24"));
    }
    [[nodiscard]] const Json& json() const { return m_json; }
    [[nodiscard]] const zoning::Release& release() const { return m_held.get(); }
    [[nodiscard]] const project::Project& project() const { return m_project; }

  private:
    HeldRelease m_held;
    project::Project m_project;
    Json m_json;
};

} // namespace eco::test

// SPDX-License-Identifier: MulanPSL-2.0
// The assessment: a pure function of release, project and as-of date. Its value is the canonical
// document of docs/reference/assessment-json.md; the same inputs give the same bytes.
#pragma once

#include "admission/brief.hpp"
#include "admission/clause_texts.hpp"
#include "admission/judge.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "project/project.hpp"
#include "rules/book.hpp"
#include "zoning/layer_schema.hpp"
#include "zoning/release.hpp"

#include <memory>

namespace eco::admission {

/// Where a project lies and what comes of it. Points into the assessor's book.
struct Examination {
    Layout layout;
    Judgement judgement;
};

/// A release made ready: its book read and compiled, its filters resolved. Read-only, usable by
/// many threads; the release must outlive it.
class Assessor {
  public:
    /// Errors: zoning_corrupt, rules_* (the release's own book does not read).
    [[nodiscard]] static Result<Assessor> make(const zoning::Release& release);

    /// The release's book, with those of its tables that its clauses read.
    [[nodiscard]] const rules::Book& book() const { return m_book; }

    /// Errors: admission_before_release; and those of lay_out.
    [[nodiscard]] Result<Examination> examine(const project::Project& project,
                                              LocalDate as_of) const;
    /// Verdict, units, hits, distances and questions of the same, without the trace: for screening.
    /// Replaces `out`; once `work` and `out` have seen a few projects, asking the book allocates
    /// nothing.
    [[nodiscard]] Status brief(const project::Project& project, LocalDate as_of, Workspace& work,
                               Brief& out) const;
    /// The same, written down with the trace of hits (ecogate.assessment-hits/1): replaces `json`.
    [[nodiscard]] Status hits(const project::Project& project, LocalDate as_of, Workspace& work,
                              std::string& json) const;
    /// The same as `examine`, written down with everything that explains it: canonical JSON.
    [[nodiscard]] Result<std::string> assess_text(const project::Project& project,
                                                  LocalDate as_of) const;
    /// The same as values, for those that read it.
    [[nodiscard]] Result<Json> assess(const project::Project& project, LocalDate as_of) const;

  private:
    Assessor() = default;

    [[nodiscard]] LayoutContext context(LocalDate as_of) const;
    [[nodiscard]] Status in_force(LocalDate as_of) const;

    const zoning::Release* m_release = nullptr;
    rules::Book m_book;
    rules::CompiledBook m_compiled;
    Derivation m_derivation;
    UnitList m_units;
    ClauseTexts m_texts;
    zoning::LayerSchemas m_schemas;
    Measurer m_measurer;
    std::vector<std::string> m_fact_texts;
    Json m_books; ///< coverage of book files: the same for every assessment but what is in force
};

/// The engine's version, as an assessment states it.
[[nodiscard]] std::string_view engine_version();

} // namespace eco::admission

// SPDX-License-Identifier: MulanPSL-2.0
// The assessment: a pure function of release, project and as-of date. Its value is the canonical
// document of docs/reference/assessment-json.md; the same inputs give the same bytes.
#pragma once

#include "admission/brief.hpp"
#include "admission/clause_records.hpp"
#include "admission/coverage.hpp"
#include "admission/judge.hpp"
#include "admission/ready_book.hpp"
#include "base/json.hpp"
#include "base/pool.hpp"
#include "base/result.hpp"
#include "project/project.hpp"
#include "rules/book.hpp"
#include "zoning/layer_schema.hpp"
#include "zoning/release.hpp"

#include <memory>
#include <mutex>
#include <optional>

namespace eco::admission {

/// Where a project lies and what comes of it. Points into the assessor's book.
struct Examination {
    Layout layout;
    Judgement judgement;
};

/// A release made ready: its filters resolved, its book as the release carries it compiled. Usable
/// by many threads; the release must outlive it. The text of clauses is read when a full assessment
/// first asks for it.
class Assessor {
  public:
    /// Errors: those of ReadyBook::of (the release's own book does not read).
    [[nodiscard]] static Result<Assessor> make(const zoning::Release& release);

    /// The release's book but its clauses, with those of its tables that its clauses read.
    [[nodiscard]] const rules::BookTerms& terms() const { return m_ready.terms; }
    /// Its clauses by number, without their text.
    [[nodiscard]] const rules::CompiledBook& compiled() const { return m_ready.compiled; }
    /// All of it: the first call reads the text of every clause. Errors: those of read_whole_book.
    [[nodiscard]] Result<const rules::Book*> book() const;

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
    /// The same in a workspace of the assessor's own.
    [[nodiscard]] Result<std::string> hits_text(const project::Project& project,
                                                LocalDate as_of) const;
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
    ReadyBook m_ready;
    UnitList m_units;
    zoning::LayerSchemas m_schemas;
    Measurer m_measurer;
    /// Read once, by whichever thread asks first, with what documents say whatever the project.
    struct WholeBook {
        std::once_flag once;
        std::optional<Result<rules::Book>> book;
        WhyNotTexts why_not;
        std::mutex lock;
        std::shared_ptr<const CoverageFrame> coverage; ///< of the day last asked for
    };
    std::unique_ptr<WholeBook> m_whole;
    std::unique_ptr<Pool<Workspace>> m_work;
    std::vector<std::string> m_fact_texts;
    std::vector<std::uint32_t> m_fact_ranks;

    /// Lays the project out in `layout`, as it was used before or new, and judges it.
    [[nodiscard]] Result<Judgement> judged(const project::Project& project, LocalDate as_of,
                                           Layout& layout) const;
    [[nodiscard]] std::shared_ptr<const CoverageFrame> coverage(const rules::Book& book,
                                                                LocalDate as_of) const;
};

/// The engine's version, as an assessment states it.
[[nodiscard]] std::string_view engine_version();

} // namespace eco::admission

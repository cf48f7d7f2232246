// SPDX-License-Identifier: MulanPSL-2.0
// Making a release ready, and assessing.
#include "admission/assess.hpp"

#include "admission/document.hpp"
#include "admission/hits_document.hpp"
#include "admission/state_json.hpp"

#include <algorithm>

namespace eco::admission {

std::string_view engine_version() {
    return ECO_ENGINE_VERSION;
}

namespace {

/// The same book, the same bytes: what the compiled one lets pass, the texts let pass.
bool is_book_of(const rules::CompiledBook& compiled, const rules::Book& book) {
    const auto again = rules::CompiledBook::compile(book.facts, book.clauses);
    return std::ranges::equal(compiled.image(), again.image());
}

} // namespace

Result<Assessor> Assessor::make(const zoning::Release& release) {
    Assessor assessor;
    assessor.m_release = &release;
    ECO_TRY(assessor.m_ready, ReadyBook::of(release));
    const rules::BookTerms& terms = assessor.m_ready.terms;
    assessor.m_units = UnitList::read(release, terms, assessor.m_ready.compiled);
    ECO_TRY(assessor.m_schemas, zoning::layer_schemas(assessor.m_ready.files));
    ECO_TRY(const std::vector<zoning::SpatialFact> spatial,
            zoning::spatial_facts(assessor.m_ready.files));
    ECO_TRY(assessor.m_measurer, Measurer::make(release, terms.facts, spatial));
    assessor.m_fact_texts = fact_texts(terms.facts);
    assessor.m_fact_ranks = ranks_by_name(terms.facts);
    assessor.m_whole = std::make_unique<WholeBook>();
    assessor.m_work = std::make_unique<Pool<Workspace>>();
    return assessor;
}

LayoutContext Assessor::context(LocalDate as_of) const {
    return {*m_release, m_ready.terms, m_ready.compiled, m_measurer, m_units, as_of};
}

Result<const rules::Book*> Assessor::book() const {
    std::call_once(m_whole->once, [&] {
        m_whole->book = read_whole_book(*m_release);
        if (*m_whole->book && !is_book_of(m_ready.compiled, **m_whole->book)) {
            m_whole->book = fail(Error{ErrorCode::zoning_corrupt, {{"what", "ready"}}, {}});
        }
        if (*m_whole->book) {
            m_whole->why_not = WhyNotTexts::of(**m_whole->book);
        }
    });
    if (!*m_whole->book) {
        return fail(m_whole->book->error());
    }
    return &**m_whole->book;
}

Status Assessor::in_force(LocalDate as_of) const {
    const std::string from = m_release->meta().string_or("effective_from", "");
    ECO_TRY(const LocalDate effective, LocalDate::parse(from));
    if (as_of < effective) {
        return fail({ErrorCode::admission_before_release,
                     {{"as_of", as_of.to_string()},
                      {"from", from},
                      {"release", m_release->meta().string_or("id", "")}},
                     {}});
    }
    return {};
}

Result<Judgement> Assessor::judged(const project::Project& project, LocalDate as_of,
                                   Layout& layout) const {
    ECO_CHECK(in_force(as_of));
    ECO_CHECK(lay_out(project, context(as_of), layout));
    ECO_TRY(const rules::Book* whole, book());
    return judge(layout, context(as_of), m_schemas, whole->clauses);
}

Result<Examination> Assessor::examine(const project::Project& project, LocalDate as_of) const {
    Layout layout;
    ECO_TRY(Judgement judgement, judged(project, as_of, layout));
    return Examination{std::move(layout), std::move(judgement)};
}

Status Assessor::brief(const project::Project& project, LocalDate as_of, Workspace& work,
                       Brief& out) const {
    ECO_CHECK(in_force(as_of));
    ECO_CHECK(lay_out(project, context(as_of), work.layout));
    judge_briefly(context(as_of), m_schemas, work, out);
    return {};
}

Status Assessor::hits(const project::Project& project, LocalDate as_of, Workspace& work,
                      std::string& json) const {
    ECO_CHECK(brief(project, as_of, work, work.brief));
    write_hits({project, context(as_of), m_ready.texts, m_fact_ranks, work, work.brief}, json);
    return {};
}

Result<std::string> Assessor::hits_text(const project::Project& project, LocalDate as_of) const {
    const auto work = m_work->lend();
    std::string json;
    ECO_CHECK(hits(project, as_of, *work, json));
    return json;
}

std::shared_ptr<const CoverageFrame> Assessor::coverage(const rules::Book& book,
                                                        LocalDate as_of) const {
    const std::lock_guard hold(m_whole->lock);
    if (m_whole->coverage == nullptr || m_whole->coverage->as_of != as_of) {
        m_whole->coverage = std::make_shared<const CoverageFrame>(
            coverage_frame(context(as_of), book, m_schemas, m_ready.digests));
    }
    return m_whole->coverage;
}

Result<std::string> Assessor::assess_text(const project::Project& project, LocalDate as_of) const {
    const auto work = m_work->lend();
    ECO_TRY(const Judgement judgement, judged(project, as_of, work->layout));
    ECO_TRY(const rules::Book* whole, book());
    const auto frame = coverage(*whole, as_of);
    return document({project, context(as_of), *whole, work->layout, judgement, *frame,
                     m_whole->why_not, m_fact_texts});
}

Result<Json> Assessor::assess(const project::Project& project, LocalDate as_of) const {
    ECO_TRY(const std::string text, assess_text(project, as_of));
    return parse_json(text, "assessment");
}

} // namespace eco::admission

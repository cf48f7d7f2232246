// SPDX-License-Identifier: MulanPSL-2.0
// Making a release ready, and assessing.
#include "admission/assess.hpp"

#include "admission/document.hpp"
#include "admission/hits_document.hpp"
#include "admission/state_json.hpp"
#include "base/digest.hpp"

namespace eco::admission {

std::string_view engine_version() {
    return ECO_ENGINE_VERSION;
}

Result<Assessor> Assessor::make(const zoning::Release& release) {
    Assessor assessor;
    assessor.m_release = &release;
    ECO_TRY(const rules::BookFiles files, zoning::book_files(release));
    Findings findings;
    auto book = rules::read_book(files, findings);
    if (!book) {
        return fail(as_error(findings.front()));
    }
    assessor.m_book = *std::move(book);
    assessor.m_book.tables = rules::tables_for_clauses(assessor.m_book);
    assessor.m_derivation = Derivation::plan(assessor.m_book, release.digest());
    assessor.m_compiled =
        rules::CompiledBook::compile(assessor.m_book.facts, assessor.m_book.clauses);
    assessor.m_texts = ClauseTexts::write(assessor.m_book);
    assessor.m_fact_texts = fact_texts(assessor.m_book.facts);
    assessor.m_units = UnitList::read(release, assessor.m_book, assessor.m_compiled);
    ECO_TRY(assessor.m_schemas, zoning::layer_schemas(files));
    ECO_TRY(const std::vector<zoning::SpatialFact> spatial, zoning::spatial_facts(files));
    ECO_TRY(assessor.m_measurer, Measurer::make(release, assessor.m_book.facts, spatial));
    assessor.m_books = Json(Json::Array{});
    for (const auto& [name, text] : files) {
        Json one;
        one["file"] = name;
        one["sha256"] = sha256_hex(text);
        assessor.m_books.push_back(std::move(one));
    }
    return assessor;
}

LayoutContext Assessor::context(LocalDate as_of) const {
    return {*m_release, m_book, m_compiled, m_measurer, m_units, m_derivation, as_of};
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

Result<Examination> Assessor::examine(const project::Project& project, LocalDate as_of) const {
    ECO_CHECK(in_force(as_of));
    ECO_TRY(Layout layout, lay_out(project, context(as_of)));
    Judgement judgement = judge(layout, context(as_of), m_schemas);
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
    write_hits({project, context(as_of), m_texts, work, work.brief}, json);
    return {};
}

Result<std::string> Assessor::assess_text(const project::Project& project, LocalDate as_of) const {
    ECO_TRY(const Examination examined, examine(project, as_of));
    return document({project, context(as_of), m_schemas, examined.layout, examined.judgement,
                     m_books, m_fact_texts});
}

Result<Json> Assessor::assess(const project::Project& project, LocalDate as_of) const {
    ECO_TRY(const std::string text, assess_text(project, as_of));
    return parse_json(text, "assessment");
}

} // namespace eco::admission

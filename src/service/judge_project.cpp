// SPDX-License-Identifier: MulanPSL-2.0
// From the bytes of a request to the bytes of an answer.
#include "service/judge_project.hpp"

#include "regulation/classify.hpp"
#include "report/html.hpp"
#include "report/map.hpp"
#include "service/detail/read_project.hpp"

#include <algorithm>

namespace eco::service {

Answer<Judged> assess(const Engine& engine, std::string_view body, LocalDate as_of) {
    auto read_in = detail::read_project(engine, engine.book(), body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    auto document = detail::judge_text(engine, read_in->project, as_of);
    if (!document) {
        return tl::unexpected(std::move(document).error());
    }
    *document += '\n';
    return Judged{*std::move(document), std::move(read_in->remarks)};
}

Answer<Judged> assess_hits(const Engine& engine, std::string_view body, LocalDate as_of) {
    auto read_in = detail::read_project(engine, engine.book(), body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    auto document = detail::judge_hits(engine, read_in->project, as_of);
    if (!document) {
        return tl::unexpected(std::move(document).error());
    }
    return Judged{*std::move(document) + "\n", std::move(read_in->remarks)};
}

Answer<Judged> classify(const Engine& engine, std::string_view body, LocalDate as_of) {
    const Tables& tables = engine.tables();
    auto read_in = detail::read_project(engine, tables.book, body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    // Where a project stands does not matter here.
    std::erase_if(read_in->remarks,
                  [](const Finding& f) { return f.code == ErrorCode::project_no_place; });
    const rules::FactVector stated = regulation::stated_facts(tables.book, read_in->project.facts);
    Json answer =
        regulation::classify({tables.book, tables.presumptions, tables.calendar, as_of}, stated);
    answer["as_of"] = as_of.to_string();
    answer["name"] = read_in->project.name;
    return Judged{canonical_json(answer) + "\n", std::move(read_in->remarks)};
}

Answer<Judged> report(const Engine& engine, std::string_view body, LocalDate as_of, Lang lang) {
    auto read_in = detail::read_project(engine, engine.book(), body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    const auto assessment = detail::judge(engine, read_in->project, as_of);
    if (!assessment) {
        return tl::unexpected(assessment.error());
    }
    const auto map = report::draw_map(engine.release(), read_in->project, lang);
    if (!map) {
        return refuse(map.error());
    }
    return Judged{report::html(*assessment, *map, lang), std::move(read_in->remarks)};
}

} // namespace eco::service

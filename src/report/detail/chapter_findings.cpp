// SPDX-License-Identifier: MulanPSL-2.0
// Compliance clause by clause: what is asked, how the project stands, what follows.
#include "base/text.hpp"
#include "report/detail/chapters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::report::detail {
namespace {

/// How one part stands: scope, then every condition that says something of the project.
std::string part_said(const Chapter& chapter, const Json& part) {
    std::vector<std::string> said;
    const Json& scope = member(part, "scope");
    if (scope.is_object()) {
        const std::string fact = scope.string_or("fact", "");
        said.push_back(chapter.say.say(
            "report.situation_is", {{"fact", chapter.say.fact(fact)},
                                    {"state", chapter.say.state(fact, member(scope, "state"))}}));
    }
    for (const Json& condition : list(part, "conditions")) {
        const std::string fact = condition.string_or("fact", "");
        const bool unknown = condition.string_or("holds", "") == "unknown";
        std::string one =
            chapter.say.say(unknown ? "report.situation_unknown" : "report.situation_is",
                            {{"fact", chapter.say.fact(fact)},
                             {"state", chapter.say.state(fact, member(condition, "state"))},
                             {"cell", chapter.say.cell(fact, condition.string_or("cell", ""))}});
        if (condition.find("flips_at") != nullptr) {
            one += chapter.say.say(
                "report.bracketed",
                {{"value", ""},
                 {"note",
                  chapter.say.say("report.flips", {{"value", chapter.say.amount(condition.string_or(
                                                                 "flips_at", ""))}})}});
        }
        said.push_back(std::move(one));
    }
    return said.empty() ? chapter.say.say("report.situation_applies")
                        : join(said, chapter.say.say("report.semicolon"));
}

/// Parts of which the same is said are named together.
std::string situation(const Chapter& chapter, const Json& finding) {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups; // said → sites
    for (const Json& part : list(finding, "parts")) {
        const std::string said = part_said(chapter, part);
        const std::string site = chapter.say.site(part);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& one) { return one.first == said; });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {said, {}});
        }
        if (std::find(group->second.begin(), group->second.end(), site) == group->second.end()) {
            group->second.push_back(site);
        }
    }
    std::vector<std::string> lines;
    for (const auto& [said, sites] : groups) {
        lines.push_back(chapter.say.say(
            "report.labelled",
            {{"label", join(sites, chapter.say.say("report.or"))}, {"value", said}}));
    }
    return join(lines, "\n");
}

std::string compliance(const Chapter& chapter, const Json& finding) {
    const bool unknown = finding.string_or("status", "") == "unknown";
    const std::string verdict = finding.string_or("verdict", "");
    return chapter.say.say(unknown && verdict == "conditional"
                               ? "report.compliance.maybe_conditional"
                               : "report.compliance." + verdict);
}

std::string marks(const Chapter& chapter, const Json& finding) {
    std::vector<std::string> all;
    if (const std::string mark = confidence_mark(chapter, finding); !mark.empty()) {
        all.push_back(mark);
    }
    const std::string ground = finding.string_or("refusal_ground", "");
    if (!ground.empty() && finding.string_or("verdict", "") == "not_admissible") {
        all.push_back(chapter.say.say("report.refusal_ground", {{"ground", ground}}));
    }
    return join(all, chapter.say.say("report.semicolon"));
}

std::string validity(const Chapter& chapter, const Json& finding) {
    const Json& to = member(finding, "to");
    return chapter.say.say(to.is_string() ? "report.valid_between" : "report.valid_from",
                           {{"from", day(chapter, finding.string_or("from", ""))},
                            {"to", to.is_string() ? day(chapter, to.as_string()) : ""}});
}

/// Names of the measures a finding refers to.
std::string measure_names(const Chapter& chapter, const Json& finding) {
    const std::vector<std::string> ids = strings(finding, "measures");
    std::vector<std::string> names;
    for (const Json& measure : list(chapter.a, "measures")) {
        if (std::find(ids.begin(), ids.end(), measure.string_or("id", "")) != ids.end()) {
            names.push_back(chapter.say.both(measure, "name"));
        }
    }
    return join(names, chapter.say.say("report.or"));
}

std::string summary(const Chapter& chapter, const Json::Array& rows) {
    return rows.empty()
               ? chapter.say.say("report.no_findings")
               : chapter.say.say("report.dimension_summary", {{"n", std::to_string(rows.size())}});
}

} // namespace

Json finding_row(const Chapter& chapter, const Json& finding, std::size_t seq) {
    Json row;
    row["seq"] = std::to_string(seq);
    row["clause"] = finding.string_or("clause", "");
    row["title"] = chapter.say.both(finding, "title");
    row["text"] = chapter.say.both(finding, "text");
    row["situation"] = situation(chapter, finding);
    row["compliance"] = compliance(chapter, finding);
    row["verdict"] = chapter.say.contribution(finding);
    row["tier"] = chapter.say.say("tier." + finding.string_or("tier", ""));
    row["basis"] = chapter.say.basis(member(finding, "basis"));
    row["marks"] = marks(chapter, finding);
    row["measures"] = measure_names(chapter, finding);
    row["validity"] = validity(chapter, finding);
    row["source"] = chapter.say.source(finding);
    return row;
}

void findings(Chapter& chapter) {
    Json dimensions{Json::Array()};
    Json appendix{Json::Array()};
    for (const char* word : {"layout", "emission", "risk", "resource"}) {
        Json rows{Json::Array()};
        for (const Json& finding : list(chapter.a, "findings")) {
            if (finding.string_or("dimension", "") == word) {
                rows.push_back(finding_row(chapter, finding, rows.as_array().size() + 1));
                appendix.push_back(finding_row(chapter, finding, appendix.as_array().size() + 1));
            }
        }
        Json dimension;
        dimension["dimension"] = chapter.say.say(std::string("dimension.") + word);
        dimension["summary"] = summary(chapter, rows.as_array());
        dimension["findings"] = std::move(rows);
        dimensions.push_back(std::move(dimension));
    }
    chapter.values["dimensions"] = std::move(dimensions);
    chapter.values["appendix"] = std::move(appendix);
}

void questions_and_measures(Chapter& chapter) {
    Json questions{Json::Array()};
    for (const Json& one : list(chapter.a, "questions")) {
        Json row;
        row["seq"] = std::to_string(questions.as_array().size() + 1);
        row["question"] = chapter.say.both(one, "question");
        row["worst"] = chapter.say.say("verdict." + one.string_or("worst", ""));
        row["clauses"] = join(strings(one, "clauses"), chapter.say.say("report.or"));
        questions.push_back(std::move(row));
    }
    chapter.values["questions"] = std::move(questions);
    Json measures{Json::Array()};
    for (const Json& one : list(chapter.a, "measures")) {
        Json row;
        row["seq"] = std::to_string(measures.as_array().size() + 1);
        row["name"] = chapter.say.both(one, "name");
        row["kind"] = chapter.say.say("measure_kind." + one.string_or("kind", ""));
        row["text"] = chapter.say.both(one, "text");
        row["clauses"] = join(strings(one, "clauses"), chapter.say.say("report.or"));
        row["marks"] = confidence_mark(chapter, one);
        measures.push_back(std::move(row));
    }
    chapter.values["measures"] = std::move(measures);
}

} // namespace eco::report::detail

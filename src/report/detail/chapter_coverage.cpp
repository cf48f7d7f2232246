// SPDX-License-Identifier: MulanPSL-2.0
// What was loaded, what was not, and how good it is.
#include "base/text.hpp"
#include "report/detail/chapters.hpp"

#include <fmt/format.h>

namespace eco::report::detail {
namespace {

void layers(Chapter& chapter, const Json& coverage) {
    Json rows{Json::Array()};
    std::size_t missing = 0;
    for (const Json& one : list(coverage, "layers")) {
        const bool loaded = one.string_or("state", "") == "loaded";
        const bool example = member(one, "example") == Json(true);
        missing += loaded ? 0 : 1;
        Json row;
        row["title"] = chapter.say.both(one, "title") +
                       (example ? chapter.say.say("report.example_mark") : std::string());
        row["state"] = chapter.say.say(loaded ? "report.loaded" : "report.missing_layer");
        row["tolerance"] = loaded ? fmt::format("{} m", number(one, "tolerance_m")) : "";
        const std::string as_of = one.string_or("as_of", "");
        row["source"] = chapter.say.source(one) +
                        (as_of.empty() ? "" : chapter.say.say("report.comma") + as_of);
        rows.push_back(std::move(row));
    }
    double in_force = 0;
    for (const Json& book : list(coverage, "books")) {
        in_force += number(book, "in_force");
    }
    chapter.values["coverage_statement"] =
        chapter.say.say("report.coverage_statement",
                        {{"day", chapter.values.string_or("as_of", "")},
                         {"release", chapter.values.string_or("release_title", "")},
                         {"loaded", std::to_string(rows.as_array().size() - missing)},
                         {"missing", std::to_string(missing)},
                         {"clauses", fmt::format("{}", in_force)},
                         {"not_in_force", std::to_string(list(coverage, "not_in_force").size())},
                         {"tables", std::to_string(list(coverage, "tables").size())},
                         {"engine", chapter.a.string_or("engine", "")}});
    chapter.values["layers"] = std::move(rows);
}

void books(Chapter& chapter, const Json& coverage) {
    Json rows{Json::Array()};
    for (const Json& one : list(coverage, "books")) {
        Json row;
        row["file"] = one.string_or("file", "");
        row["in_force"] = fmt::format("{}/{}", number(one, "in_force"), number(one, "clauses"));
        row["digest"] = one.string_or("sha256", "").substr(0, 16);
        rows.push_back(std::move(row));
    }
    chapter.values["books"] = std::move(rows);
}

void tables(Chapter& chapter, const Json& coverage) {
    Json rows{Json::Array()};
    for (const Json& one : list(coverage, "tables")) {
        Json row;
        row["name"] = one.string_or("name", "");
        row["edition"] = one.string_or("edition", "");
        row["confidence"] =
            chapter.say.say("confidence." + one.string_or("confidence", "verified"));
        rows.push_back(std::move(row));
    }
    chapter.values["tables"] = std::move(rows);
}

} // namespace

void coverage(Chapter& chapter) {
    const Json& coverage = member(chapter.a, "coverage");
    layers(chapter, coverage);
    books(chapter, coverage);
    tables(chapter, coverage);
    Json quality{Json::Array()};
    for (const Json& one : list(coverage, "quality")) {
        Json row;
        row["text"] = one.string_or(chapter.say.lang() == Lang::zh ? "zh" : "en", "");
        quality.push_back(std::move(row));
    }
    chapter.values["quality"] = std::move(quality);
    const std::vector<std::string> old = strings(coverage, "not_in_force");
    chapter.values["not_in_force"] =
        old.empty() ? chapter.say.say("report.none") : join(old, chapter.say.say("report.or"));
    chapter.values["why_not_count"] = std::to_string(list(chapter.a, "why_not").size());
}

} // namespace eco::report::detail

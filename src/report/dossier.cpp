// SPDX-License-Identifier: MulanPSL-2.0
// Head and verdict.
#include "report/dossier.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "report/detail/chapters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace eco::report {
namespace detail {
namespace {

/// "C30A-7F12-…": sixteen digits of the digest, for people to read out.
std::string number_of(const std::string& digest) {
    std::string out;
    for (std::size_t i = 0; i < 16; ++i) {
        out += i > 0 && i % 4 == 0 ? "-" : "";
        out += digest[i] >= 'a' ? static_cast<char>(digest[i] - 'a' + 'A') : digest[i];
    }
    return out;
}

/// Counties of the units, once each, with their city.
std::string location(const Chapter& chapter) {
    std::vector<std::string> names;
    for (const Json& unit : list(chapter.a, "units")) {
        const std::string code = unit.string_or("county", "");
        const refdata::Region* region = chapter.input.regions.find(code);
        const std::string name = region == nullptr ? code : region->city + region->name;
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return join(names, chapter.say.say("report.or"));
}

std::string stated(const Chapter& chapter, const std::string& fact) {
    const Json& value = member(member(member(chapter.a, "project"), "facts"), fact);
    if (value.is_null()) {
        return chapter.say.say("unknown.not_stated");
    }
    Json state;
    state["value"] = value;
    return chapter.say.state(fact, state);
}

/// "C1512 白酒制造"
std::string sector(const Chapter& chapter) {
    const std::string code = stated(chapter, "sector");
    const refdata::Sector* known = chapter.input.sectors.find(code);
    return known == nullptr ? code : code + " " + known->name;
}

/// Area of polygons; length of lines where there are no polygons.
std::string site_area(const Chapter& chapter) {
    double area = 0;
    double length = 0;
    for (const Json& site : list(member(chapter.a, "coverage"), "sites")) {
        area += number(site, "area_m2");
        length += number(site, "length_m");
    }
    return area > 0
               ? chapter.say.say("report.hectares", {{"value", fmt::format("{:.4f}", area / 1e4)}})
           : length > 0 ? chapter.say.say("report.kilometres",
                                          {{"value", fmt::format("{:.3f}", length / 1e3)}})
                        : chapter.say.say("report.no_extent");
}

std::string count(std::size_t n) {
    return std::to_string(n);
}

std::size_t count_verdict(const Json& assessment, std::string_view verdict) {
    const auto& all = list(assessment, "findings");
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Json& one) {
        return one.string_or("verdict", "") == verdict;
    }));
}

std::string statement(const Chapter& chapter) {
    std::map<std::string, std::set<std::string>> units; // class → codes
    for (const Json& unit : list(chapter.a, "units")) {
        units[unit.string_or("class", "")].insert(unit.string_or("code", ""));
    }
    Args args{{"project", chapter.values.string_or("project_name", "")},
              {"day", chapter.values.string_or("as_of", "")},
              {"n1", count(units["1"].size())},
              {"n2", count(units["2"].size())},
              {"n3", count(units["3"].size())},
              {"units", count(units["1"].size() + units["2"].size() + units["3"].size())},
              {"findings", count(list(chapter.a, "findings").size())},
              {"others", count(list(chapter.a, "why_not").size())},
              {"verdict", chapter.values.string_or("verdict", "")}};
    for (const char* word : {"not_admissible", "undetermined", "needs_review", "conditional"}) {
        args[word] = count(count_verdict(chapter.a, word));
    }
    return chapter.say.say("report.statement", args);
}

void advice(Chapter& chapter) {
    Json out{Json::Array()};
    const auto add = [&](std::string text) {
        Json one;
        one["text"] = std::move(text);
        out.push_back(std::move(one));
    };
    const std::string word = chapter.a.string_or("verdict", "");
    add(chapter.say.say("report.advice." + word));
    if (!list(chapter.a, "questions").empty()) {
        add(chapter.say.say("report.advice.questions",
                            {{"n", count(list(chapter.a, "questions").size())}}));
    }
    if (!list(chapter.a, "measures").empty() && word != "not_admissible") {
        add(chapter.say.say("report.advice.measures",
                            {{"n", count(list(chapter.a, "measures").size())}}));
    }
    chapter.values["advice"] = std::move(out);
}

} // namespace

void head(Chapter& chapter) {
    Json& values = chapter.values;
    const Json& release = member(chapter.a, "release");
    const Json& project = member(member(chapter.a, "project"), "project");
    const std::string digest = assessment_digest(chapter.a);
    values["project_name"] = project.string_or("name", "");
    values["project_code"] = project.string_or("code", "");
    values["description"] = project.string_or("description", "");
    values["report_number"] = number_of(digest);
    values["assessment_digest"] = digest;
    values["as_of"] = day(chapter, chapter.a.string_or("as_of", ""));
    values["release_title"] = chapter.say.both(release, "title");
    values["release_notes"] = chapter.say.both(release, "notes");
    values["release_digest"] = release.string_or("digest", "");
    values["engine"] = chapter.a.string_or("engine", "");
    values["example"] = member(release, "example") == Json(true);
    values["location"] = location(chapter);
    values["sector"] = sector(chapter);
    values["nature"] = stated(chapter, "nature");
    values["site_area"] = site_area(chapter);
    values["qr"] = "qr";
    values["qr_alt"] = chapter.say.say("report.qr_alt");
    values["verify_address"] =
        chapter.input.verify_address.empty() ? "" : chapter.input.verify_address + digest;
}

void verdict(Chapter& chapter) {
    Json& values = chapter.values;
    const std::string verdict = chapter.a.string_or("verdict", "");
    values["verdict"] = chapter.say.say("verdict." + verdict);
    for (const char* word :
         {"not_admissible", "undetermined", "needs_review", "conditional", "admissible"}) {
        values[std::string("verdict_is_") + word] = verdict == word;
    }
    values["verdict_statement"] = statement(chapter);
    const std::vector<std::string> decided = strings(chapter.a, "decided_by");
    values["verdict_reason"] =
        chapter.say.say(decided.empty() ? "report.reason_none" : "report.reason_is." + verdict,
                        {{"n", count(decided.size())}});
    Json decisive{Json::Array()};
    for (const Json& finding : list(chapter.a, "findings")) {
        const std::string id = finding.string_or("clause", "");
        if (std::find(decided.begin(), decided.end(), id) != decided.end()) {
            decisive.push_back(finding_row(chapter, finding, decisive.as_array().size() + 1));
        }
    }
    values["decisive"] = std::move(decisive);
    Json gaps{Json::Array()};
    for (const Json& gap : list(chapter.a, "gaps")) {
        Json one;
        one["text"] = gap.string_or(chapter.say.lang() == Lang::zh ? "zh" : "en", "");
        gaps.push_back(std::move(one));
    }
    values["gaps"] = std::move(gaps);
    advice(chapter);
}

std::string day(const Chapter& chapter, const std::string& iso) {
    const auto date = LocalDate::parse(iso);
    if (!date || chapter.say.lang() != Lang::zh) {
        return iso;
    }
    const auto number = [&](std::size_t at) {
        return std::to_string(std::stoi(iso.substr(at, 2)));
    };
    return chapter.say.say("report.day",
                           {{"year", iso.substr(0, 4)}, {"month", number(5)}, {"day", number(8)}});
}

std::string confidence_mark(const Chapter& chapter, const Json& one) {
    const std::string confidence = one.string_or("confidence", "verified");
    return confidence == "verified" ? "" : chapter.say.say("confidence." + confidence);
}

std::vector<std::string> strings(const Json& object, std::string_view key) {
    std::vector<std::string> all;
    for (const Json& one : list(object, key)) {
        if (one.is_string()) {
            all.push_back(one.as_string());
        }
    }
    return all;
}

} // namespace detail

Json dossier(const DossierInput& input) {
    Json values;
    detail::Chapter chapter{input, input.assessment, Phrases(input.assessment, input.lang), values};
    detail::head(chapter);
    detail::verdict(chapter);
    detail::place(chapter);
    detail::findings(chapter);
    detail::questions_and_measures(chapter);
    detail::duties(chapter);
    detail::coverage(chapter);
    return values;
}

std::string assessment_digest(const Json& assessment) {
    return sha256_hex(canonical_json(assessment));
}

std::string qr_text(const DossierInput& input) {
    const std::string digest = assessment_digest(input.assessment);
    return input.verify_address.empty()
               ? fmt::format(
                     "ecogate verify\nassessment sha256 {}\nrelease sha256 {}\nas of {}\n{}",
                     digest, member(input.assessment, "release").string_or("digest", ""),
                     input.assessment.string_or("as_of", ""),
                     input.assessment.string_or("verdict", ""))
               : input.verify_address + digest;
}

} // namespace eco::report

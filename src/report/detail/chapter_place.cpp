// SPDX-License-Identifier: MulanPSL-2.0
// What the project is and where it stands.
#include "base/text.hpp"
#include "report/detail/chapters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::report::detail {
namespace {

std::string extent(const Chapter& chapter, const Json& one) {
    const double area = number(one, "area_m2");
    const double length = number(one, "length_m");
    return area > 0
               ? chapter.say.say("report.hectares", {{"value", fmt::format("{:.4f}", area / 1e4)}})
           : length > 0 ? chapter.say.say("report.kilometres",
                                          {{"value", fmt::format("{:.3f}", length / 1e3)}})
                        : "";
}

std::string with_share(const Chapter& chapter, const Json& one) {
    const std::string size = extent(chapter, one);
    const double share = number(one, "share");
    const std::string percent = share > 0 ? fmt::format("{:.1f}%", 100 * share) : "";
    return size.empty() || percent.empty()
               ? size + percent
               : chapter.say.say("report.bracketed", {{"value", size}, {"note", percent}});
}

void facts(Chapter& chapter) {
    Json rows{Json::Array()};
    const Json& stated = member(member(chapter.a, "project"), "facts");
    for (const auto& [name, value] : stated.is_object() ? stated.as_object() : Json::Object()) {
        Json state;
        state["value"] = value;
        Json row;
        row["label"] = chapter.say.fact(name);
        row["value"] = chapter.say.state(name, state);
        rows.push_back(std::move(row));
    }
    chapter.values["facts"] = std::move(rows);
}

void sites(Chapter& chapter) {
    Json rows{Json::Array()};
    for (const Json& one : list(member(chapter.a, "coverage"), "sites")) {
        const std::string name = one.string_or("name", "");
        const std::string size = extent(chapter, one);
        Json row;
        row["name"] = name.empty() ? chapter.say.both(one, "role") : name;
        row["role"] = chapter.say.both(one, "role");
        row["extent"] = size.empty() ? chapter.say.say("report.no_extent") : size;
        row["datum"] = one.string_or("crs_stated", "");
        rows.push_back(std::move(row));
    }
    chapter.values["sites"] = std::move(rows);
}

void units(Chapter& chapter) {
    Json rows{Json::Array()};
    for (const Json& one : list(chapter.a, "units")) {
        const bool certain = one.string_or("membership", "") == "yes";
        const std::string size = with_share(chapter, one);
        Json row;
        row["site"] = chapter.say.site(one);
        row["code"] = one.string_or("code", "");
        row["name"] = one.string_or("name", "");
        row["class"] = chapter.say.say("unit_class." + one.string_or("class", ""));
        row["extent"] = size.empty() ? chapter.say.say("report.no_extent") : size;
        row["note"] = certain ? "" : chapter.say.say("unknown.tolerance");
        rows.push_back(std::move(row));
    }
    chapter.values["units"] = std::move(rows);
}

std::string feature(const Chapter& chapter, const Json& feature) {
    std::string said = feature.string_or("name", "");
    const std::string code = feature.string_or("code", "");
    said = said.empty() ? code : said;
    const std::string size = with_share(chapter, feature);
    std::vector<std::string> notes;
    if (!size.empty()) {
        notes.push_back(size);
    }
    if (feature.find("distance_m") != nullptr) {
        notes.push_back(chapter.say.say(
            "report.distance", {{"metres", fmt::format("{:.1f}", number(feature, "distance_m"))}}));
    }
    return notes.empty() ? said
                         : said + chapter.say.say("report.comma") +
                               join(notes, chapter.say.say("report.comma"));
}

/// Control units have a table of their own.
bool of_units(const Json& one) {
    return one.string_or("layer", "") == "units";
}

/// What is met, near or not known in a table; what is certainly not met in one sentence.
void spatial(Chapter& chapter) {
    Json rows{Json::Array()};
    std::vector<std::string> clear;
    std::vector<std::string> met;
    for (const Json& one : list(chapter.a, "spatial")) {
        const std::string fact = one.string_or("fact", "");
        const Json& state = member(one, "state");
        if (of_units(one)) {
            continue;
        }
        if (member(state, "value") == Json(false)) {
            clear.push_back(chapter.say.fact(fact));
            continue;
        }
        met.push_back(chapter.say.fact(fact));
        std::vector<std::string> features;
        for (const Json& each : list(one, "features")) {
            features.push_back(feature(chapter, each));
        }
        Json row;
        row["site"] = chapter.say.site(one);
        row["fact"] = chapter.say.fact(fact);
        row["state"] = chapter.say.state(fact, state);
        row["features"] = join(features, "\n");
        rows.push_back(std::move(row));
    }
    std::vector<std::string> none; // at any site, once each
    for (const std::string& fact : clear) {
        const auto in = [&](const std::vector<std::string>& all) {
            return std::find(all.begin(), all.end(), fact) != all.end();
        };
        if (!in(met) && !in(none)) {
            none.push_back(fact);
        }
    }
    chapter.values["spatial"] = std::move(rows);
    chapter.values["not_touched"] = join(none, chapter.say.say("report.semicolon"));
}

} // namespace

void place(Chapter& chapter) {
    facts(chapter);
    sites(chapter);
    units(chapter);
    spatial(chapter);
}

} // namespace eco::report::detail

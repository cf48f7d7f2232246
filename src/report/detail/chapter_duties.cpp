// SPDX-License-Identifier: MulanPSL-2.0
// What the law makes of the project: EIA document, authority, clocks, permit, offsets, grades; each
// answer with its source and what it stands on.
#include "base/text.hpp"
#include "report/detail/chapters.hpp"

#include <algorithm>
#include <array>

namespace eco::report::detail {
namespace {

constexpr std::array k_keys =
    std::to_array<const char*>({"sector", "catalogue", "eia_class", "authority", "clock_days",
                                "permit_class", "two_high", "offset", "grades", "risk"});

/// The fact behind a key whose value is one fact.
std::string fact_of(const std::string& key) {
    return key == "authority"   ? "eia_authority"
           : key == "risk"      ? "grade_risk"
           : key == "catalogue" ? "eia_rows"
                                : key;
}

const rules::FactDeclaration* declared(const Chapter& chapter, const std::string& fact) {
    const auto id = chapter.input.facts.find(fact);
    return id ? &chapter.input.facts.at(*id) : nullptr;
}

std::string fact_label(const Chapter& chapter, const std::string& fact) {
    const auto* known = declared(chapter, fact);
    return known == nullptr                 ? fact
           : chapter.say.lang() == Lang::zh ? known->label_zh
                                            : known->label_en;
}

std::string value_label(const Chapter& chapter, const std::string& fact, const std::string& value) {
    if (value == "unknown") {
        return chapter.say.say("classify.unknown");
    }
    if (fact == "eia_rows") {
        return chapter.say.say("report.catalogue_item", {{"n", value}});
    }
    const auto* known = declared(chapter, fact);
    if (known == nullptr) {
        return value;
    }
    const auto& labels =
        chapter.say.lang() == Lang::zh ? known->domain.labels_zh : known->domain.labels_en;
    const auto found = labels.find(value);
    return found == labels.end() ? value : found->second;
}

std::string said(const Chapter& chapter, const std::string& fact, const Json& value) {
    if (value.is_string()) {
        return value_label(chapter, fact, value.as_string());
    }
    if (value.is_null()) {
        return chapter.say.say("classify.unknown");
    }
    if (value.is_bool()) {
        return chapter.say.say(value.as_bool() ? "report.yes" : "report.no");
    }
    if (!value.is_array()) {
        return canonical_json(value);
    }
    std::vector<std::string> all;
    for (const Json& one : value.as_array()) {
        all.push_back(one.is_string() ? value_label(chapter, fact, one.as_string())
                                      : canonical_json(one));
    }
    return all.empty() ? chapter.say.say("classify.none") : join(all, chapter.say.say("report.or"));
}

std::string fact_labels(const Chapter& chapter, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    for (const std::string& name : names) {
        labels.push_back(fact_label(chapter, name));
    }
    return join(labels, chapter.say.say("report.or"));
}

std::string note(const Chapter& chapter, const Json& answer) {
    std::vector<std::string> notes;
    for (const char* key : {"missing", "assumed"}) {
        if (const auto names = strings(answer, key); !names.empty()) {
            notes.push_back(chapter.say.say(std::string("report.duty_") + key,
                                            {{"facts", fact_labels(chapter, names)}}));
        }
    }
    if (const std::string end = answer.string_or("ends", ""); !end.empty()) {
        notes.push_back(chapter.say.say("report.duty_ends", {{"day", day(chapter, end)}}));
    }
    return join(notes, "\n");
}

std::string confidence(const Chapter& chapter, const Json& answer) {
    std::vector<std::string> words;
    // An answer of several tables has a word of each.
    for (const std::string& word : split_list(answer.string_or("confidence", ""), ';')) {
        const std::string key = "confidence." + word;
        if (word != "verified" && has_text(key)) {
            words.push_back(chapter.say.say(key));
        }
    }
    return words.empty() ? ""
                         : chapter.say.say("report.bracketed",
                                           {{"value", ""},
                                            {"note", join(words, chapter.say.say("report.or"))}});
}

/// Facts of a compound answer, one a line; those that do not apply or are not known in one line.
std::string parts_said(const Chapter& chapter, const Json& value) {
    std::vector<std::string> lines;
    std::vector<std::string> unknown;
    for (const auto& [fact, one] : value.as_object()) {
        if (one.is_null() || one == Json("unknown")) {
            unknown.push_back(fact_label(chapter, fact));
            continue;
        }
        lines.push_back(chapter.say.say("report.labelled", {{"label", fact_label(chapter, fact)},
                                                            {"value", said(chapter, fact, one)}}));
    }
    if (!unknown.empty()) {
        lines.push_back(chapter.say.say("report.labelled",
                                        {{"label", chapter.say.say("classify.unknown")},
                                         {"value", join(unknown, chapter.say.say("report.or"))}}));
    }
    return join(lines, "\n");
}

Json row_of(const Chapter& chapter, const std::string& key, const Json& answer) {
    const Json& value = member(answer, "value");
    Json row;
    row["item"] = chapter.say.say("classify." + key);
    row["answer"] =
        value.is_object() ? parts_said(chapter, value) : said(chapter, fact_of(key), value);
    row["basis"] = chapter.say.source(answer) + confidence(chapter, answer);
    row["note"] = note(chapter, answer);
    return row;
}

/// Clocks have parts that are of interest by themselves.
void add_clocks(const Chapter& chapter, const Json& answer, Json& rows) {
    const Json& parts = member(answer, "parts");
    for (const auto& [fact, part] : parts.is_object() ? parts.as_object() : Json::Object()) {
        if (member(part, "value").is_number()) {
            Json row;
            row["item"] = fact_label(chapter, fact);
            row["answer"] = said(chapter, fact, member(part, "value"));
            row["basis"] = chapter.say.source(part) + confidence(chapter, part);
            const std::string end = part.string_or("ends", "");
            row["note"] = end.empty()
                              ? ""
                              : chapter.say.say("report.duty_ends", {{"day", day(chapter, end)}});
            rows.push_back(std::move(row));
        }
    }
}

} // namespace

void duties(Chapter& chapter) {
    Json rows{Json::Array()};
    for (const char* key : k_keys) {
        const Json& answer = member(chapter.input.classification, key);
        if (answer.is_object()) {
            rows.push_back(row_of(chapter, key, answer));
        }
        if (std::string_view(key) == "clock_days") {
            add_clocks(chapter, answer, rows);
        }
    }
    for (std::size_t i = 0; i < rows.as_array().size(); ++i) {
        rows.as_array()[i]["seq"] = std::to_string(i + 1);
    }
    chapter.values["duties"] = std::move(rows);
}

} // namespace eco::report::detail

// SPDX-License-Identifier: MulanPSL-2.0
// ecogate classify PROJECT|- [--as-of DATE] [--format text|json]: what the law makes of a project.
#include "regulation/classify.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "data_book.hpp"
#include "data_folder.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <iterator>

namespace eco::app {
namespace {

struct Options {
    std::string project, as_of, format = "text";
};

constexpr const char* k_card_keys[] = {"sector",    "catalogue",  "eia_class", "permit_class",
                                       "authority", "clock_days", "two_high",  "offset",
                                       "grades",    "risk"};

std::string joined(const Json& list) {
    std::string out;
    for (const Json& one : list.as_array()) {
        out +=
            (out.empty() ? "" : ", ") + (one.is_string() ? one.as_string() : canonical_json(one));
    }
    return out;
}

/// The label that the fact's domain gives a value.
std::string labelled(const rules::Book& book, const std::string& value, Lang lang,
                     std::string_view fact) {
    const auto id = book.facts.find(fact);
    if (value == "unknown" || !id) {
        return value == "unknown" ? std::string(text("classify.unknown", lang)) : value;
    }
    const auto& domain = book.facts.at(*id).domain;
    const auto& labels = lang == Lang::zh ? domain.labels_zh : domain.labels_en;
    const auto found = labels.find(value);
    return found == labels.end() ? value : found->second;
}

std::string value_text(const rules::Book& book, const Json& value, Lang lang,
                       std::string_view fact) {
    if (value.is_null()) {
        return std::string(text("classify.unknown", lang));
    }
    if (value.is_string()) {
        return labelled(book, value.as_string(), lang, fact);
    }
    if (!value.is_array()) {
        return canonical_json(value);
    }
    std::string out;
    for (const Json& one : value.as_array()) {
        out += (out.empty() ? "" : ", ") + labelled(book, one.as_string(), lang, fact);
    }
    return out.empty() ? std::string(text("classify.none", lang)) : out;
}

/// The fact behind a key of the card whose value is one fact.
std::string_view fact_of(std::string_view key) {
    return key == "authority"   ? "eia_authority"
           : key == "risk"      ? "grade_risk"
           : key == "catalogue" ? "eia_rows"
                                : key;
}

void print_answer(const rules::Book& book, std::string_view key, const Json& answer, Lang lang) {
    const Json& value = *answer.find("value");
    fmt::print("{}\n",
               text("classify.line", lang,
                    {{"key", std::string(text("classify." + std::string(key), lang))},
                     {"value", value.is_object() ? std::string()
                                                 : value_text(book, value, lang, fact_of(key))}}));
    if (value.is_object()) {
        for (const auto& [fact, one] : value.as_object()) {
            const auto& declared = book.facts.at(*book.facts.find(fact));
            fmt::print("    {}\n",
                       text("classify.line", lang,
                            {{"key", lang == Lang::zh ? declared.label_zh : declared.label_en},
                             {"value", value_text(book, one, lang, fact)}}));
        }
    } else if (!answer.string_or("row", "").empty()) {
        fmt::print("    {}\n", text("classify.basis", lang,
                                    {{"source", answer.string_or("source", "")},
                                     {"row", answer.string_or("row", "")},
                                     {"confidence", answer.string_or("confidence", "")}}));
    }
    if (const std::string end = answer.string_or("ends", ""); !end.empty()) {
        fmt::print("    {}\n", text("classify.ends", lang, {{"day", end}}));
    }
    for (const auto* list : {"missing", "assumed"}) {
        if (const Json* names = answer.find(list); !names->as_array().empty()) {
            fmt::print("    {}\n",
                       text("classify." + std::string(list), lang, {{"facts", joined(*names)}}));
        }
    }
}

/// One project, or several: a list, or one JSON document a line.
Result<std::vector<Document>> documents(const std::string& path) {
    if (path != "-") {
        ECO_TRY(Document document, read_document(path));
        return std::vector<Document>{std::move(document)};
    }
    const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
    std::vector<Document> all;
    if (auto whole = parse_json(input, "-")) {
        const bool list = whole->is_array();
        for (Json& one : list ? whole->as_array() : Json::Array{*whole}) {
            all.push_back({"-", std::move(one), {}});
        }
        return all;
    }
    for (const std::string& line : split_list(input, '\n')) {
        if (!trim(line).empty()) {
            ECO_TRY(Json one, parse_json(line, "-"));
            all.push_back({"-", std::move(one), {}});
        }
    }
    return all;
}

Status classify_one(const Document& document, const std::string& folder, const DataBook& data,
                    const ReferenceTables& tables, LocalDate as_of, const Options& options,
                    Session& session) {
    Findings findings;
    const auto project = read_project(document, folder, data.book, tables, findings);
    std::erase_if(findings, [](const Finding& f) { return f.code == ErrorCode::project_no_place; });
    session.report(findings);
    if (!project) {
        return {};
    }
    const rules::FactVector stated = regulation::stated_facts(data.book, project->facts);
    Json answer =
        regulation::classify({data.book, data.presumptions, data.calendar, as_of}, stated);
    answer["as_of"] = as_of.to_string();
    answer["name"] = project->name;
    if (options.format == "json") {
        fmt::print("{}\n", canonical_json(answer));
        return {};
    }
    fmt::print("{}  ({})\n", project->name, as_of.to_string());
    for (const auto* key : k_card_keys) {
        print_answer(data.book, key, *answer.find(key), session.lang);
    }
    return {};
}

Status run(const Options& options, Session& session) {
    ECO_TRY(const std::string folder, find_data(session.data));
    ECO_TRY(const LocalDate as_of, choose_day(options.as_of));
    ECO_TRY(const DataBook data, read_data_book(folder, session));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(folder));
    ECO_TRY(const std::vector<Document> all, documents(options.project));
    const std::string beside = std::filesystem::path(options.project).parent_path().string();
    for (const Document& document : all) {
        ECO_CHECK(classify_one(document, beside, data, tables, as_of, options, session));
    }
    return {};
}

} // namespace

void add_classify(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("classify", std::string(text("classify.help", session.lang)));
    verb->add_option("project", options->project, "X.toml | X.json | -")->required();
    verb->add_option("--as-of", options->as_of, "2026-11-24");
    verb->add_option("--format", options->format, "text | json")
        ->check(CLI::IsMember({"text", "json"}));
    verb->callback([options, &session] {
        if (const Status done = run(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

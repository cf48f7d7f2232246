// SPDX-License-Identifier: MulanPSL-2.0
// ecogate read TEXT|- [--lines] [--accept] [--format text|json]: from words to proposed facts.
#include "base/files.hpp"
#include "base/text.hpp"
#include "data_book.hpp"
#include "data_folder.hpp"
#include "lexicon_folder.hpp"
#include "project/reading/reading.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <iterator>

namespace eco::app {
namespace {

namespace reading = project::reading;

struct Options {
    std::string words, format = "text";
    bool lines = false, accept = false, train = false;
};

std::string percent(int confidence) {
    return std::to_string(confidence) + "%";
}

std::string how(std::string_view word, Lang lang) {
    return std::string(text("read.how_" + std::string(word), lang));
}

/// The fact's label, or the name of what is no fact (county, town, park, project code).
std::string label(const std::string& fact, const rules::FactRegistry& facts, Lang lang) {
    const auto id = facts.find(fact);
    if (!id) {
        return std::string(text("read." + fact, lang));
    }
    return lang == Lang::zh ? facts.at(*id).label_zh : facts.at(*id).label_en;
}

std::string shown(const reading::Proposal& one, const rules::FactRegistry& facts, Lang lang) {
    const auto id = facts.find(one.fact);
    if (!id) {
        return rules::to_string(one.value);
    }
    const auto& domain = facts.at(*id).domain;
    const auto& labels = lang == Lang::zh ? domain.labels_zh : domain.labels_en;
    std::string value = rules::to_string(one.value);
    if (const auto* several = std::get_if<rules::Texts>(&one.value)) {
        value = several->empty() ? value : *several->begin();
    }
    const auto found = labels.find(value);
    const auto unit = std::holds_alternative<Decimal>(one.value)
                          ? std::string(base_symbol(facts.at(*id).dimension))
                          : std::string();
    return found != labels.end() ? found->second : unit.empty() ? value : value + " " + unit;
}

void print_sectors(const reading::Reading& read, Lang lang) {
    for (const auto& one : read.sectors) {
        fmt::print("    {}\n", text("read.sector_line", lang,
                                    {{"code", one.code},
                                     {"name", one.name},
                                     {"confidence", percent(one.confidence)},
                                     {"how", how(one.how, lang)}}));
    }
}

void print_proposals(const reading::Reading& read, const rules::FactRegistry& facts, Lang lang,
                     std::string_view heading, bool acceptable) {
    bool begun = false;
    for (const auto& one : read.proposals) {
        if (one.acceptable() != acceptable) {
            continue;
        }
        if (!begun) {
            fmt::print("{}\n", text(heading, lang));
            begun = true;
        }
        fmt::print("    {}\n", text("read.proposal", lang,
                                    {{"label", label(one.fact, facts, lang)},
                                     {"value", shown(one, facts, lang)},
                                     {"words", one.words},
                                     {"from", std::to_string(one.span.start + 1)},
                                     {"to", std::to_string(one.span.end)},
                                     {"confidence", percent(one.confidence)},
                                     {"how", how(one.how, lang)}}));
    }
}

void print_card(const reading::Reading& read, const rules::FactRegistry& facts, Session& session) {
    fmt::print("{}\n", read.name);
    fmt::print("{}\n", text("read.sectors", session.lang));
    print_sectors(read, session.lang);
    if (!read.catalogue.empty()) {
        std::string rows;
        for (const int row : read.catalogue) {
            rows += (rows.empty() ? "" : ", ") + std::to_string(row);
        }
        fmt::print("{}\n", text("read.catalogue", session.lang, {{"rows", rows}}));
    }
    print_proposals(read, facts, session.lang, "read.acceptable", true);
    print_proposals(read, facts, session.lang, "read.doubtful", false);
    session.report(read.findings);
}

void read_one(std::string_view words, std::size_t row, const reading::Knowledge& knowledge,
              const Options& options, Session& session) {
    auto read = reading::read(words, knowledge);
    if (!read) {
        Error error = read.error();
        error.where.row = row;
        session.complain(error);
        return;
    }
    if (options.accept) {
        session.report(read->findings);
        fmt::print("{}\n", canonical_json(reading::accepted(*read, *knowledge.facts)));
    } else if (options.format == "json") {
        fmt::print("{}\n", canonical_json(reading::to_json(*read, *knowledge.facts)));
    } else {
        print_card(*read, *knowledge.facts, session);
    }
}

Status train(const std::string& folder, Session& session) {
    ECO_TRY(const std::string model, train_model(folder));
    ECO_CHECK(write_file(model_path(folder), model));
    fmt::print("{}\n",
               text("read.trained", session.lang,
                    {{"path", model_path(folder)}, {"bytes", std::to_string(model.size())}}));
    return {};
}

Status run(const Options& options, Session& session) {
    ECO_TRY(const std::string folder, find_data(session.data));
    if (options.train) {
        return train(folder, session);
    }
    if (options.words.empty()) {
        return fail({ErrorCode::project_reading_no_project, {}, {}});
    }
    ECO_TRY(const DataBook data, read_data_book(folder, session));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(folder));
    ECO_TRY(const reading::Knowledge knowledge, read_lexicon(folder, data.book.facts, tables));
    const std::string words = options.words != "-"
                                  ? options.words
                                  : std::string{std::istreambuf_iterator<char>(std::cin), {}};
    if (!options.lines) {
        read_one(words, 0, knowledge, options, session);
        return {};
    }
    std::size_t row = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        ++row;
        if (const auto line = trim(std::string_view(words).substr(at, end - at)); !line.empty()) {
            read_one(line, row, knowledge, options, session);
        }
        at = end + 1;
    }
    return {};
}

} // namespace

void add_read(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("read", std::string(text("read.help", session.lang)));
    verb->add_option("text", options->words, std::string(text("read.help_text", session.lang)));
    verb->add_flag("--lines", options->lines, std::string(text("read.help_lines", session.lang)));
    verb->add_flag("--accept", options->accept,
                   std::string(text("read.help_accept", session.lang)));
    verb->add_flag("--train", options->train, std::string(text("read.help_train", session.lang)));
    verb->add_option("--format", options->format, "text | json")
        ->check(CLI::IsMember({"text", "json"}));
    verb->callback([options, &session] {
        if (const Status done = run(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

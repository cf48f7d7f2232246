// SPDX-License-Identifier: MulanPSL-2.0
// ecogate assess PROJECT [--release X.egr] [--as-of DATE] [--format
// text|json|hits|html|docx|pdf|xlsx]
// [-o FILE].
#include "admission/assess.hpp"
#include "base/files.hpp"
#include "data_book.hpp"
#include "data_folder.hpp"
#include "project_file.hpp"
#include "regulation/classify.hpp"
#include "release_choice.hpp"
#include "report/card.hpp"
#include "report/html.hpp"
#include "report/map.hpp"
#include "report/press.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

namespace eco::app {
namespace {

constexpr std::size_t k_card_width = 80;

struct Options {
    std::string project, release, as_of, format = "text", output;
    report::PressOptions press;
    bool full = false;
};

/// Word, PDF and Excel: with what the law makes of the project, by the tables of the data folder.
Result<std::string> print(report::FileFormat format, const Options& options,
                          const zoning::Release& release, const project::Project& project,
                          const Json& assessment, Session& session) {
    report::PressOptions made_of = options.press;
    ECO_TRY(made_of.data, find_data(session.data));
    ECO_TRY(const report::Press press, report::Press::make(made_of));
    ECO_TRY(const DataBook data, read_data_book(made_of.data, session));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(made_of.data));
    ECO_TRY(const LocalDate as_of, choose_day(options.as_of));
    const Json classification =
        regulation::classify({data.book, data.presumptions, data.calendar, as_of},
                             regulation::stated_facts(data.book, project.facts));
    ECO_TRY(const report::MapDrawing map, report::draw_map(release, project, session.lang));
    return press.print(format,
                       {assessment, classification, data.book.facts, tables.regions, tables.sectors,
                        session.lang, ""},
                       map);
}

Result<std::string> render(const Options& options, const zoning::Release& release,
                           const project::Project& project, const Json& assessment,
                           Session& session) {
    const Lang lang = session.lang;
    if (const auto format = report::file_format(options.format)) {
        return print(*format, options, release, project, assessment, session);
    }
    if (options.format == "html") {
        ECO_TRY(const report::MapDrawing map, report::draw_map(release, project, lang));
        return report::html(assessment, map, lang);
    }
    return report::card(
        assessment, lang,
        {options.full ? report::CardDetail::full : report::CardDetail::brief, k_card_width});
}

/// A fault of the project as a whole is a fault of its file.
tl::unexpected<Error> blame(const Options& options, Error error) {
    if (error.where.file.empty()) {
        error.where.file = options.project;
    }
    return fail(std::move(error));
}

/// The document, as asked for.
Result<std::string> judge(const Options& options, const admission::Assessor& assessor,
                          const zoning::Release& release, const project::Project& project,
                          LocalDate as_of, Session& session) {
    if (options.format == "hits") {
        admission::Workspace work;
        std::string json;
        if (Status written = assessor.hits(project, as_of, work, json); !written) {
            return blame(options, std::move(written).error());
        }
        return json + "\n";
    }
    auto document = assessor.assess_text(project, as_of);
    if (!document) {
        return blame(options, std::move(document).error());
    }
    if (options.format == "json") {
        return *document + "\n";
    }
    ECO_TRY(const Json assessment, parse_json(*document, "assessment"));
    return render(options, release, project, assessment, session);
}

Status assess(const Options& options, Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const LocalDate as_of, choose_day(options.as_of));
    ECO_TRY(const Document document, read_document(options.project));
    ECO_TRY(const std::string path, choose_release(options.release, data));
    ECO_TRY(const OpenRelease opened, open_release(path));
    ECO_TRY(const admission::Assessor assessor, admission::Assessor::make(opened.release));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(data));
    Findings findings;
    const std::string folder = std::filesystem::path(options.project).parent_path().string();
    const auto project = read_project(document, folder, assessor.terms(), tables, findings);
    session.report(findings);
    if (!project) {
        return {};
    }
    ECO_TRY(const std::string written,
            judge(options, assessor, opened.release, *project, as_of, session));
    if (options.output.empty()) {
        std::fwrite(written.data(), 1, written.size(), stdout);
        return {};
    }
    ECO_CHECK(write_file(options.output, written));
    fmt::print(stderr, "{}\n", text("app.written", session.lang, {{"file", options.output}}));
    return {};
}

} // namespace

void add_assess(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("assess", std::string(text("app.help_assess", session.lang)));
    verb->add_option("project", options->project, "PROJECT.toml | PROJECT.json")->required();
    verb->add_option("--release", options->release, "X.egr");
    verb->add_option("--as-of", options->as_of, "2026-11-24");
    verb->add_option("--format", options->format, "text | json | hits | html | docx | pdf | xlsx")
        ->check(CLI::IsMember({"text", "json", "hits", "html", "docx", "pdf", "xlsx"}))
        ->capture_default_str();
    verb->add_option("--template", options->press.word_template,
                     std::string(text("app.help_template", session.lang)));
    verb->add_option("--verify-address", options->press.verify_address,
                     std::string(text("app.help_verify_address", session.lang)));
    verb->add_option("-o,--output", options->output, "FILE");
    verb->add_flag("--full", options->full, std::string(text("app.help_full", session.lang)));
    verb->callback([options, &session] {
        if (const Status done = assess(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

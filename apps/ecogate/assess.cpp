// SPDX-License-Identifier: MulanPSL-2.0
// ecogate assess PROJECT [--release X.egr] [--as-of DATE] [--format text|json|html] [-o FILE].
#include "admission/assess.hpp"
#include "base/files.hpp"
#include "data_folder.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "report/card.hpp"
#include "report/html.hpp"
#include "report/map.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>

namespace eco::app {
namespace {

constexpr std::size_t k_card_width = 80;

struct Options {
    std::string project, release, as_of, format = "text", output;
    bool full = false;
};

Result<std::string> render(const Options& options, const zoning::Release& release,
                           const project::Project& project, const Json& assessment, Lang lang) {
    if (options.format == "json") {
        return canonical_json(assessment) + "\n";
    }
    if (options.format == "html") {
        ECO_TRY(const report::MapDrawing map, report::draw_map(release, project, lang));
        return report::html(assessment, map, lang);
    }
    return report::card(
        assessment, lang,
        {options.full ? report::CardDetail::full : report::CardDetail::brief, k_card_width});
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
    const auto project = read_project(document, folder, assessor.book(), tables, findings);
    session.report(findings);
    if (!project) {
        return {};
    }
    auto assessment = assessor.assess(*project, as_of);
    if (!assessment) {
        Error error = std::move(assessment).error();
        if (error.where.file.empty()) {
            error.where.file = options.project;
        }
        return fail(std::move(error));
    }
    ECO_TRY(const std::string written,
            render(options, opened.release, *project, *assessment, session.lang));
    if (options.output.empty()) {
        fmt::print("{}", written);
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
    verb->add_option("--format", options->format, "text | json | html")
        ->check(CLI::IsMember({"text", "json", "html"}))
        ->capture_default_str();
    verb->add_option("-o,--output", options->output, "FILE");
    verb->add_flag("--full", options->full, std::string(text("app.help_full", session.lang)));
    verb->callback([options, &session] {
        if (const Status done = assess(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

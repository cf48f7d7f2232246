// SPDX-License-Identifier: MulanPSL-2.0
// ecogate screen SITES -o OUT [--release X.egr] [--as-of DAY] …, and ecogate screen merge -o OUT.
#include "admission/assess.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "data_folder.hpp"
#include "progress_line.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "service/batch/screen_sites.hpp"
#include "service/batch/thread_pool.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <csignal>

namespace eco::app {
namespace {

namespace batch = service::batch;

constexpr std::size_t k_max_facts_file = 16U << 20U;
constexpr int k_interrupted = 130; ///< as shells report a program that SIGINT ended

struct Options {
    std::string sites, output, release, as_of, crs, layer, encoding, facts, columns, shard = "1/1";
    std::size_t threads = 0;
    bool ignore_unknown = false, restart = false, quiet = false;
};

siting::CancelFlag& cancel_flag() {
    static siting::CancelFlag flag;
    return flag;
}

/// The first signal ends the run cleanly; the second, as it would any program.
void listen_to_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) { cancel_flag().set(); };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

/// The facts of a project file, for every row that does not state its own.
Status read_common(const Options& options, const rules::BookTerms& book,
                   const ReferenceTables& tables, batch::Order& order, Session& session) {
    if (options.facts.empty()) {
        return {};
    }
    ECO_TRY(const std::string bytes, read_file(options.facts, k_max_facts_file));
    ECO_TRY(Document document, read_document(options.facts));
    const Json* facts = document.root.find("facts");
    Json bare;
    bare["project"]["name"] = "facts";
    bare["facts"] = facts == nullptr ? Json(Json::Object{}) : *facts;
    document.root = std::move(bare);
    Findings findings;
    auto read = read_project(document, "", book, tables, findings);
    std::erase_if(findings, [](const Finding& one) { return one.severity != Severity::error; });
    session.report(findings);
    if (read) {
        order.common = std::move(read->facts);
        order.common_digest = sha256_hex(bytes);
    }
    return {};
}

Result<project::table::Words> read_words(const Options& options, const std::string& data,
                                         batch::Order& order) {
    ECO_TRY(const CsvTable table, read_csv(data + "/site_table.csv"));
    ECO_TRY(project::table::Words words, project::table::Words::from_csv(table));
    if (!options.columns.empty()) {
        ECO_TRY(const CsvTable own, read_csv(options.columns));
        ECO_CHECK(words.add_headings(own));
        ECO_TRY(const std::string bytes, read_file(options.columns, k_max_facts_file));
        order.columns_digest = sha256_hex(bytes);
    }
    return words;
}

/// A run that goes on keeps its day; a new one takes the day given, else today's in China. Shards
/// start on several machines: theirs must be said.
Result<LocalDate> day_of(const Options& options, const batch::Shard& shard) {
    if (options.as_of.empty()) {
        ECO_TRY(const auto journal,
                batch::Journal::read(batch::paths_of(options.output, shard).journal));
        if (journal) {
            return LocalDate::parse(journal->stamp.string_or("as_of", ""));
        }
        if (shard.count > 1) {
            return fail({ErrorCode::app_shard_without_day, {}, {}});
        }
    }
    return choose_day(options.as_of);
}

void tell(const batch::Outcome& outcome, const Options& options, Session& session) {
    const std::string rejects = batch::paths_of(options.output, {}).rejects;
    const auto say = [&](std::string_view key, const Args& args) {
        fmt::print(stderr, "{}\n", text(key, session.lang, args));
    };
    switch (outcome.end) {
    case batch::End::refused:
        return; // the findings have said why
    case batch::End::interrupted:
        session.status = k_interrupted;
        return say("app.screen_interrupted", {{"rows", std::to_string(outcome.tally.rows)}});
    case batch::End::finished_before:
        return say("app.screen_done_before", {{"file", options.output}});
    case batch::End::finished:
        break;
    }
    Args counts{{"file", options.output},
                {"rows", std::to_string(outcome.tally.rows)},
                {"rejected", std::to_string(outcome.tally.rejected)},
                {"rejects", rejects}};
    for (std::size_t i = 0; i < outcome.tally.verdicts.size(); ++i) {
        counts[std::string(admission::word(static_cast<admission::Verdict>(i)))] =
            std::to_string(outcome.tally.verdicts[i]);
    }
    say("app.screen_done", counts);
    if (outcome.tally.rejected > 0) {
        say("app.screen_rejected", counts);
    }
}

Status screen(const Options& options, Session& session) {
    batch::Order order;
    order.sites = options.sites;
    order.reading = {options.layer, options.crs, options.encoding};
    order.unknown = options.ignore_unknown ? project::table::UnknownColumns::ignore
                                           : project::table::UnknownColumns::refuse;
    ECO_TRY(order.format, batch::output_format(options.output));
    ECO_TRY(order.shard, batch::parse_shard(options.shard));
    if (options.restart) {
        ECO_CHECK(batch::discard(options.output, order.shard));
    }
    ECO_TRY(order.as_of, day_of(options, order.shard));
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const project::table::Words words, read_words(options, data, order));
    ECO_TRY(const std::string path, choose_release(options.release, data));
    ECO_TRY(const OpenRelease opened, open_release(path, formats::Held::resident));
    ECO_TRY(const admission::Assessor assessor, admission::Assessor::make(opened.release));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(data));
    ECO_CHECK(read_common(options, assessor.terms(), tables, order, session));
    if (session.status != k_ok) {
        return {};
    }
    listen_to_signals();
    batch::ThreadPool pool(options.threads);
    ProgressLine line(session.lang, options.quiet);
    Findings findings;
    const auto outcome = batch::screen_sites(
        order, options.output, {assessor, opened.release.digest(), tables.sectors, words},
        {pool, cancel_flag(), [&](const batch::Progress& now) { line.show(now); }}, findings);
    line.end();
    ECO_CHECK(outcome);
    session.report(findings);
    tell(*outcome, options, session);
    return {};
}

Status merge(const Options& options, Session& session) {
    listen_to_signals();
    siting::SerialExecutor alone;
    ProgressLine line(session.lang, options.quiet);
    const auto outcome =
        batch::merge_shards(options.output, {alone, cancel_flag(),
                                             [&](const batch::Progress& now) { line.show(now); }});
    line.end();
    ECO_CHECK(outcome);
    tell(*outcome, options, session);
    return {};
}

void add_options(CLI::App& verb, Options& options, const Session& session) {
    const auto help = [&](std::string_view key) { return std::string(text(key, session.lang)); };
    verb.add_option("sites", options.sites, help("app.help_screen_sites"));
    verb.add_option("-o,--output", options.output, "OUT.ndjson | OUT.csv | OUT.gpkg");
    verb.add_option("--release", options.release, "X.egr");
    verb.add_option("--as-of", options.as_of, "2026-11-24");
    verb.add_option("--crs", options.crs, help("app.help_screen_crs"));
    verb.add_option("--layer", options.layer, help("app.help_screen_layer"));
    verb.add_option("--encoding", options.encoding, help("app.help_screen_encoding"));
    verb.add_option("--facts", options.facts, help("app.help_screen_facts"));
    verb.add_option("--columns", options.columns, help("app.help_screen_columns"));
    verb.add_flag("--ignore-unknown", options.ignore_unknown, help("app.help_screen_ignore"));
    verb.add_option("--threads", options.threads, help("app.help_screen_threads"));
    verb.add_option("--shard", options.shard, help("app.help_screen_shard"));
    verb.add_flag("--restart", options.restart, help("app.help_screen_restart"));
    verb.add_flag("--quiet", options.quiet, help("app.help_screen_quiet"));
}

} // namespace

void add_screen(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("screen", std::string(text("app.help_screen", session.lang)));
    add_options(*verb, *options, session);
    CLI::App* merging =
        verb->add_subcommand("merge", std::string(text("app.help_screen_merge", session.lang)));
    merging->add_option("-o,--output", options->output, "OUT.ndjson | OUT.csv | OUT.gpkg")
        ->required();
    merging->add_flag("--quiet", options->quiet,
                      std::string(text("app.help_screen_quiet", session.lang)));
    verb->callback([options, merging, &session] {
        const bool merges = merging->parsed();
        if (!merges && (options->sites.empty() || options->output.empty())) {
            session.complain({ErrorCode::app_screen_usage, {}, {}});
            return;
        }
        if (const Status done = merges ? merge(*options, session) : screen(*options, session);
            !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

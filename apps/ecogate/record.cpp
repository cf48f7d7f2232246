// SPDX-License-Identifier: MulanPSL-2.0
// ecogate record check | rebuild | backup | export | import, each with --data FOLDER or --database
// URL.
#include "data_folder.hpp"
#include "record_choice.hpp"
#include "record_map.hpp"
#include "store/transfer.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
namespace eco::app {
namespace {

struct Options {
    store::Location location;
    std::string folder;   ///< of a backup, an export, an import
    std::string anchor;   ///< head hash noted before
    std::uint64_t at = 0; ///< its seq
};

/// A head noted earlier (on paper, in another's log) must still be in the chain: what a forger who
/// rewrote everything after it cannot give.
Status check_anchor(const store::Record& record, const Options& options) {
    if (options.anchor.empty()) {
        return {};
    }
    ECO_TRY(const std::optional<store::Event> event, record.event(options.at));
    const std::string found = event ? event->hash : "";
    return found == options.anchor ? Status()
                                   : fail({ErrorCode::store_check_anchor,
                                           {{"stated", options.anchor}, {"found", found}},
                                           {{}, fmt::format("event {}", options.at), {}, 0, 0}});
}

Status check(const Options& options, Session& session) {
    ECO_TRY(const store::Record record, open_existing(options.location));
    ECO_TRY(const store::CheckReport report, record.check());
    fmt::print("{}\n", text("app.record_checked", session.lang,
                            {{"events", std::to_string(report.events)},
                             {"states", std::to_string(report.states)},
                             {"blobs", std::to_string(report.blobs)}}));
    fmt::print("{}\n",
               text("app.record_head", session.lang,
                    {{"seq", std::to_string(report.head.seq)}, {"hash", report.head.hash}}));
    ECO_CHECK(check_anchor(record, options));
    session.report(report.findings);
    if (!report.findings.empty()) {
        session.status = k_corrupt;
        return {};
    }
    fmt::print("{}\n", text("app.record_sound", session.lang));
    return {};
}

Status rebuild(const Options& options, Session& session) {
    ECO_TRY(store::Record record, open_existing(options.location));
    ECO_TRY(const std::size_t states, record.rebuild());
    fmt::print("{}\n",
               text("app.record_rebuilt", session.lang, {{"states", std::to_string(states)}}));
    return {};
}

void print_moved(const store::Moved& moved, const Options& options, const Session& session) {
    fmt::print("{}\n", text("app.record_moved", session.lang,
                            {{"events", std::to_string(moved.events)},
                             {"blobs", std::to_string(moved.blobs)},
                             {"folder", options.folder}}));
    fmt::print("{}\n", text("app.record_head", session.lang,
                            {{"seq", std::to_string(moved.head.seq)}, {"hash", moved.head.hash}}));
}

Status backup(const Options& options, Session& session) {
    ECO_TRY(const store::Record record, open_existing(options.location));
    ECO_TRY(const store::Moved moved, store::backup(record, options.folder));
    print_moved(moved, options, session);
    return {};
}

Status export_all(const Options& options, Session& session) {
    ECO_TRY(const store::Record record, open_existing(options.location));
    ECO_TRY(const store::Moved moved, store::export_record(record, options.folder));
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const formats::MapStyles styles, read_map_styles(data, session.lang));
    ECO_TRY(formats::GeoPackage package,
            formats::GeoPackage::create(options.folder + "/record.gpkg"));
    ECO_TRY(const MapCount mapped, add_record_layers(package, styles, record, session.lang));
    static_cast<void>(mapped);
    ECO_CHECK(package.finish());
    print_moved(moved, options, session);
    return {};
}

Status import_all(const Options& options, Session& session) {
    ECO_TRY(store::Record record, store::Record::open(options.location, {}));
    ECO_TRY(const store::Moved moved, store::import_record(record, options.folder));
    print_moved(moved, options, session);
    return {};
}

using Act = Status (*)(const Options&, Session&);

CLI::App* add(CLI::App& record, Session& session, const std::shared_ptr<Options>& options,
              const char* name, Act act) {
    CLI::App* verb = record.add_subcommand(
        name, std::string(text(fmt::format("app.help_record_{}", name), session.lang)));
    add_record_options(*verb, options->location, session);
    verb->callback([options, act, &session] {
        if (const Status done = act(*options, session); !done) {
            session.complain(done.error());
        }
    });
    return verb;
}

} // namespace

void add_record(CLI::App& app, Session& session) {
    CLI::App* record =
        app.add_subcommand("record", std::string(text("app.help_record", session.lang)));
    record->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    CLI::App* checking = add(*record, session, options, "check", check);
    CLI::Option* head = checking->add_option(
        "--head", options->anchor, std::string(text("app.help_record_head", session.lang)));
    checking->add_option("--at", options->at, std::string(text("app.help_record_at", session.lang)))
        ->check(CLI::PositiveNumber)
        ->needs(head);
    head->needs(checking->get_option("--at"));
    add(*record, session, options, "rebuild", rebuild);
    struct Mover {
        const char* name;
        Act act;
    };
    for (const Mover& mover :
         {Mover{"backup", backup}, Mover{"export", export_all}, Mover{"import", import_all}}) {
        add(*record, session, options, mover.name, mover.act)
            ->add_option("folder", options->folder,
                         std::string(text("app.help_record_folder", session.lang)))
            ->required();
    }
}

} // namespace eco::app

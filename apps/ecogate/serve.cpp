// SPDX-License-Identifier: MulanPSL-2.0
// ecogate serve [--release X.egr] [--port P] [--bind ADDR] [--threads N] [--web DIR].
#include "data_book.hpp"
#include "data_folder.hpp"
#include "http/server.hpp"
#include "lexicon_folder.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "service/report_desk.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

/// A PDF takes a worker for seconds: those that come meanwhile are told to come again.
constexpr std::chrono::milliseconds k_pdf_waiting{1000};

struct Options {
    std::string release;
    http::Options http;
    report::PressOptions press;
};

/// examples/ beside the data folder, in the order of its index.
Result<std::vector<service::Example>> read_examples(const std::string& data) {
    const fs::path folder = fs::path(data).parent_path() / "examples";
    ECO_TRY(const CsvTable index, read_csv((folder / "index.csv").string()));
    ECO_CHECK(require_columns(index, {"name", "title_zh", "title_en"}));
    std::vector<service::Example> examples;
    for (const CsvRow& row : index.rows) {
        const auto cell = [&](const char* name) { return row.cells[*index.column(name)]; };
        ECO_TRY(Document document, read_document((folder / (cell("name") + ".toml")).string()));
        examples.push_back(
            {cell("name"), cell("title_zh"), cell("title_en"), std::move(document.root)});
    }
    return examples;
}

Result<std::shared_ptr<const service::Engine>> load(const std::string& path,
                                                    const std::string& data) {
    ECO_TRY(formats::MappedFile file, formats::MappedFile::open(path));
    Session session;
    ECO_TRY(DataBook book, read_data_book(data, session));
    ECO_TRY(ReferenceTables tables, read_reference_tables(data));
    ECO_TRY(project::reading::LexiconFiles lexicon, lexicon_files(data));
    ECO_TRY(std::vector<service::Example> examples, read_examples(data));
    auto engine = service::Engine::make(std::move(file),
                                        {std::move(tables.regions), std::move(tables.sectors),
                                         std::move(book.book), std::move(book.presumptions),
                                         std::move(book.calendar), std::move(lexicon)},
                                        std::move(examples));
    if (!engine) {
        Error error = std::move(engine).error();
        error.where.file = error.where.file.empty() ? path : error.where.file;
        return fail(std::move(error));
    }
    return engine;
}

/// share/ecogate/web beside an installed program, web/dist in a source tree; else none.
std::string find_web(const std::string& given, const std::string& data) {
    if (!given.empty()) {
        return given;
    }
    const fs::path beside = fs::path(data).parent_path();
    for (const fs::path& folder : {beside / "web" / "dist", beside / "web"}) {
        if (fs::exists(folder / "index.html") && fs::exists(folder / "assets")) {
            return folder.string();
        }
    }
    return "";
}

Status serve(Options options, const Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const std::string path, choose_release(options.release, data));
    options.http.web = find_web(options.http.web, data);
    options.press.data = data;
    options.press.pdf_waiting = k_pdf_waiting;
    ECO_TRY(report::Press press, report::Press::make(options.press));
    options.http.reports = std::make_shared<const service::ReportDesk>(std::move(press));
    const std::string address = options.http.bind;
    ECO_TRY(const auto server,
            http::Server::make(std::move(options.http), {[path, data] { return load(path, data); },
                                                         [] { return *choose_day(""); }}));
    fmt::print("{}\n", text("http.serving", session.lang,
                            {{"address", address},
                             {"port", std::to_string(server->port())},
                             {"digest", server->release_digest()}}));
    std::fflush(stdout);
    server->run();
    return {};
}

} // namespace

void add_serve(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("serve", std::string(text("http.help_serve", session.lang)));
    verb->add_option("--release", options->release, "X.egr");
    verb->add_option("--port", options->http.port, "8080")->capture_default_str();
    verb->add_option("--bind", options->http.bind, "127.0.0.1")->capture_default_str();
    verb->add_option("--threads", options->http.threads,
                     std::string(text("http.help_threads", session.lang)))
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    verb->add_option("--web", options->http.web, std::string(text("http.help_web", session.lang)));
    verb->add_option("--template", options->press.word_template,
                     std::string(text("app.help_template", session.lang)));
    verb->add_option("--verify-address", options->press.verify_address,
                     std::string(text("app.help_verify_address", session.lang)));
    const std::map<std::string, http::LogWhat> logs = {{"all", http::LogWhat::all},
                                                       {"errors", http::LogWhat::errors},
                                                       {"none", http::LogWhat::none}};
    verb->add_option("--log", options->http.log, "all | errors | none")
        ->transform(CLI::CheckedTransformer(logs));
    verb->callback([options, &session] {
        if (const Status done = serve(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

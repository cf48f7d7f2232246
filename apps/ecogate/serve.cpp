// SPDX-License-Identifier: MulanPSL-2.0
// ecogate serve [--release X.egr] [--port P] [--data DIR | --database URL] [--config FILE] …
#include "base/files.hpp"
#include "data_book.hpp"
#include "data_folder.hpp"
#include "http/server.hpp"
#include "lexicon_folder.hpp"
#include "office_setup.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "server_config.hpp"
#include "service/office/first_start.hpp"
#include "service/office/releases.hpp"
#include "service/report_desk.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

/// A PDF takes a worker for seconds: those that come meanwhile are told to come again.
constexpr std::chrono::milliseconds k_pdf_waiting{1000};
constexpr std::size_t k_most_release = 512U << 20U;
constexpr std::size_t k_most_components = 4U << 20U;

/// What the command line states stands over the file's word, which stands over the defaults.
struct Options {
    ServerConfig stated;
    std::string file;
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
    ECO_TRY(formats::MappedFile file, formats::MappedFile::open(path, formats::Held::resident));
    Session session;
    ECO_TRY(DataBook book, read_data_book(data, session));
    ECO_TRY(ReferenceTables tables, read_reference_tables(data));
    ECO_TRY(project::reading::LexiconFiles lexicon, lexicon_files(data));
    ECO_TRY(const CsvTable table_words, read_csv((fs::path(data) / "site_table.csv").string()));
    ECO_TRY(project::table::Words words, project::table::Words::from_csv(table_words));
    ECO_TRY(std::vector<service::Example> examples, read_examples(data));
    auto engine =
        service::Engine::make(std::move(file),
                              {std::move(tables.regions), std::move(tables.sectors),
                               std::move(book.book), std::move(book.presumptions),
                               std::move(book.calendar), std::move(lexicon), std::move(words)},
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

/// The release given, or the demonstration's where the record knows none yet.
Status seed(const ServerConfig& config, const std::string& data, const OpenOffice& open) {
    ECO_TRY(const std::string known, service::release_in_force(*open.office, *choose_day("")));
    if (!known.empty() && config.release.empty()) {
        return {};
    }
    ECO_TRY(const std::string path, choose_release(config.release, data));
    ECO_TRY(const std::string bytes, read_file(path, k_most_release));
    Status seeded =
        service::seed_release(*open.office, *open.shelf, system_caller(), *choose_day(""), bytes);
    if (!seeded) {
        Error error = std::move(seeded).error();
        const bool ours = error.where.file.empty() || error.where.file == "body";
        error.where.file = ours ? path : error.where.file;
        return fail(std::move(error));
    }
    return {};
}

Result<std::shared_ptr<const service::Engine>> engine_in_force(const OpenOffice& open) {
    ECO_TRY(const std::string digest, service::release_in_force(*open.office, *choose_day("")));
    return open.shelf->find(*open.office, digest);
}

/// Shown once, on the terminal: never logged.
Status welcome_first_administrator(const OpenOffice& open, const Session& session) {
    ECO_TRY(const auto secret, service::first_administrator(*open.office, system_caller()));
    if (secret) {
        fmt::print("{}\n", text("http.first_secret", session.lang,
                                {{"name", std::string(service::k_first_name)},
                                 {"secret", secret->reveal()}}));
    }
    return {};
}

Status serve(ServerConfig config, report::PressOptions press_options, const Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const CsvTable layers, read_csv((fs::path(data) / "layers.csv").string()));
    ECO_CHECK(check_restricted(config, layers));
    config.http.web = find_web(config.http.web, data);
    press_options.data = data;
    press_options.pdf_waiting = k_pdf_waiting;
    ECO_TRY(report::Press press, report::Press::make(press_options));
    config.http.reports = std::make_shared<const service::ReportDesk>(std::move(press));
    ECO_TRY(const OpenOffice open, open_office(config, data, [data](const std::string& path) {
                return load(path, data);
            }));
    ECO_CHECK(seed(config, data, open));
    ECO_CHECK(welcome_first_administrator(open, session));
    const std::string components = (fs::path(data) / "api" / "components.json").string();
    ECO_TRY(const std::string component_text, read_file(components, k_most_components));
    ECO_TRY(Json component_json, parse_json(component_text, components));
    const std::string address = config.http.bind;
    const bool tls = !config.http.certificate.empty();
    ECO_TRY(const auto server,
            http::Server::make(
                std::move(config.http),
                {[&open] { return engine_in_force(open); },
                 [&open] { return service::release_in_force(*open.office, *choose_day("")); },
                 [] { return *choose_day(""); }, clock_now, *open.office, *open.shelf,
                 std::move(component_json)}));
    fmt::print("{}\n", text(tls ? "http.serving_tls" : "http.serving", session.lang,
                            {{"address", address},
                             {"port", std::to_string(server->port())},
                             {"digest", server->release_digest()}}));
    std::fflush(stdout);
    server->run();
    return {};
}

/// Reads the file first, so that what the command line states wins.
bool read_config_file(const std::string& path, ServerConfig& config, Session& session) {
    const auto document = read_document(path);
    if (!document) {
        session.complain(document.error());
        return false;
    }
    const Findings faults = apply_config(*document, config);
    session.report(faults);
    return faults.empty();
}

/// An option of the command line, and what it says that the file must give way to.
struct Stated {
    CLI::Option* option = nullptr;
    std::function<void(const ServerConfig&, ServerConfig&)> lay_over;
};

std::vector<Stated> add_options(CLI::App& verb, Options& options, const Session& session) {
    const auto help = [&](const char* key) { return std::string(text(key, session.lang)); };
    ServerConfig& c = options.stated;
    const std::map<std::string, http::LogWhat> logs = {{"all", http::LogWhat::all},
                                                       {"errors", http::LogWhat::errors},
                                                       {"none", http::LogWhat::none}};
    verb.add_option("--config", options.file, help("http.help_config"));
    verb.add_option("--template", options.press.word_template, help("app.help_template"));
    verb.add_option("--verify-address", options.press.verify_address,
                    help("app.help_verify_address"));
    return {
        {verb.add_option("--release", c.release, "X.egr"),
         [](const auto& from, auto& to) { to.release = from.release; }},
        {verb.add_option("--port", c.http.port, "8080"),
         [](const auto& from, auto& to) { to.http.port = from.http.port; }},
        {verb.add_option("--bind", c.http.bind, "127.0.0.1"),
         [](const auto& from, auto& to) { to.http.bind = from.http.bind; }},
        {verb.add_option("--threads", c.http.threads, help("http.help_threads"))
             ->check(CLI::Range(1, 256)),
         [](const auto& from, auto& to) { to.http.threads = from.http.threads; }},
        {verb.add_option("--web", c.http.web, help("http.help_web")),
         [](const auto& from, auto& to) { to.http.web = from.http.web; }},
        {verb.add_option("--data", c.data, help("http.help_data")),
         [](const auto& from, auto& to) { to.data = from.data; }},
        {verb.add_option("--database", c.location.database, "postgresql://…"),
         [](const auto& from, auto& to) { to.location.database = from.location.database; }},
        {verb.add_option("--tls-cert", c.http.certificate, "cert.pem"),
         [](const auto& from, auto& to) { to.http.certificate = from.http.certificate; }},
        {verb.add_option("--tls-key", c.http.key, "key.pem"),
         [](const auto& from, auto& to) { to.http.key = from.http.key; }},
        {verb.add_flag("--behind-proxy", c.http.behind_proxy, help("http.help_behind_proxy")),
         [](const auto& from, auto& to) { to.http.behind_proxy = from.http.behind_proxy; }},
        {verb.add_option("--log", c.http.log, "all | errors | none")
             ->transform(CLI::CheckedTransformer(logs)),
         [](const auto& from, auto& to) { to.http.log = from.http.log; }},
    };
}

/// Nothing where the file has faults: they were said.
std::optional<ServerConfig> settle(const Options& options, const std::vector<Stated>& stated,
                                   Session& session) {
    ServerConfig config = default_config();
    if (!options.file.empty() && !read_config_file(options.file, config, session)) {
        return std::nullopt;
    }
    for (const Stated& one : stated) {
        if (one.option->count() > 0) {
            one.lay_over(options.stated, config);
        }
    }
    return config;
}

} // namespace

void add_serve(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("serve", std::string(text("http.help_serve", session.lang)));
    const std::vector<Stated> stated = add_options(*verb, *options, session);
    verb->callback([options, stated, &session] {
        auto config = settle(*options, stated, session);
        if (!config) {
            return;
        }
        if (const Status done = serve(*std::move(config), options->press, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

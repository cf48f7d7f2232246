// SPDX-License-Identifier: MulanPSL-2.0
// ecogate: the command line, where everything is put together.
#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <string_view>

namespace {

/// The language must be known before the help texts are made.
eco::Lang language_of(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::string_view(argv[i]) == "--lang" && std::string_view(argv[i + 1]) == "en") {
            return eco::Lang::en;
        }
    }
    return eco::Lang::zh;
}

} // namespace

int main(int argc, char** argv) {
    eco::app::Session session;
    session.lang = language_of(argc, argv);
    CLI::App app(std::string(eco::text("app.title", session.lang)));
    std::string lang = "zh";
    app.add_option("--lang", lang, "zh | en")->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--rules-data", session.data,
                   std::string(eco::text("app.help_data", session.lang)));
    app.require_subcommand(1);
    CLI::App* release =
        app.add_subcommand("release", std::string(eco::text("app.help_release", session.lang)));
    release->require_subcommand(1);
    eco::app::add_release_build(*release, session);
    eco::app::add_release_check(*release, session);
    eco::app::add_release_show(*release, session);
    eco::app::add_assess(app, session);
    eco::app::add_verify(app, session);
    eco::app::add_units(app, session);
    eco::app::add_table(app, session);
    eco::app::add_classify(app, session);
    eco::app::add_screen(app, session);
    eco::app::add_serve(app, session);
    eco::app::add_config(app, session);
    eco::app::add_read(app, session);
    eco::app::add_report_template(app, session);
    eco::app::add_record(app, session);
    eco::app::add_export(app, session);
    CLI11_PARSE(app, argc, argv);
    return session.status;
}

// SPDX-License-Identifier: MulanPSL-2.0
// ecogate release check X.egr: the quality gate again, on a finished release.
#include "service/release_gate.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace eco::app {
namespace {

Status check(const std::string& path, Session& session) {
    ECO_TRY(const OpenRelease opened, open_release(path));
    ECO_TRY(const Findings findings, service::check_release(opened.release));
    session.report(findings);
    const auto count = [&](Severity severity) {
        return std::to_string(
            std::count_if(findings.begin(), findings.end(),
                          [&](const Finding& f) { return f.severity == severity; }));
    };
    fmt::print("{}\n", text("app.checked", session.lang,
                            {{"errors", count(Severity::error)},
                             {"warnings", count(Severity::warning)},
                             {"infos", count(Severity::info)}}));
    return {};
}

} // namespace

void add_release_check(CLI::App& release, Session& session) {
    auto path = std::make_shared<std::string>();
    CLI::App* verb =
        release.add_subcommand("check", std::string(text("app.help_check", session.lang)));
    verb->add_option("release", *path, "X.egr")->required();
    verb->callback([path, &session] {
        if (const Status done = check(*path, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

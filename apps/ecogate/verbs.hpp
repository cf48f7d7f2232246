// SPDX-License-Identifier: MulanPSL-2.0
// The verbs of the command line: one file each; each adds its sub-command and returns an exit
// status.
#pragma once

#include "session.hpp"

// CLI11's own name.
namespace CLI { // NOLINT(readability-identifier-naming)
class App;
} // namespace CLI

namespace eco::app {

void add_release_build(CLI::App& release, Session& session);
void add_release_check(CLI::App& release, Session& session);
void add_release_show(CLI::App& release, Session& session);
void add_assess(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_units(CLI::App& app, Session& session);
void add_table(CLI::App& app, Session& session);
void add_classify(CLI::App& app, Session& session);
void add_screen(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);
void add_config(CLI::App& app, Session& session);
void add_read(CLI::App& app, Session& session);
void add_report_template(CLI::App& app, Session& session);
void add_record(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);

} // namespace eco::app

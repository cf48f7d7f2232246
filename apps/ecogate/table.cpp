// SPDX-License-Identifier: MulanPSL-2.0
// ecogate table check: proves the decision tables sound. ecogate table show NAME [--as-of DATE]:
// prints one for a human, or lists all without a name.
#include "data_book.hpp"
#include "data_folder.hpp"
#include "release_choice.hpp"
#include "rules/labels.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

struct Options {
    std::string name, as_of;
};

/// Order and cycles were proven when the book was read; here, each table by itself.
Status check(Session& session) {
    ECO_TRY(const std::string folder, find_data(session.data));
    ECO_TRY(const DataBook data, read_data_book(folder, session));
    std::size_t rows = 0;
    for (const auto& table : data.book.tables) {
        session.report(rules::check_table(table, data.book.facts));
        rows += table.rows.size();
    }
    fmt::print("{}\n", text("table.checked", session.lang,
                            {{"tables", std::to_string(data.book.tables.size())},
                             {"rows", std::to_string(rows)}}));
    return {};
}

void print_row(const rules::DecisionTable& table, const rules::TableRow& row,
               const rules::FactRegistry& facts, Lang lang) {
    std::string conditions, outputs;
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
        if (!row.inputs[i].any()) {
            const auto& fact = facts.at(table.inputs[i]);
            conditions += (conditions.empty() ? "" : "；") +
                          (lang == Lang::zh ? fact.label_zh : fact.label_en) + " " +
                          row.inputs[i].source();
        }
    }
    for (std::size_t i = 0; i < row.outputs.size(); ++i) {
        if (row.outputs[i]) {
            const auto& fact = facts.at(table.outputs[i]);
            outputs +=
                (outputs.empty() ? "" : "；") + fact.name + " = " + to_string(*row.outputs[i]);
        }
    }
    fmt::print("{}  {}\n    → {}\n    {} [{}]\n", row.id,
               conditions.empty() ? std::string(text("table.always", lang)) : conditions, outputs,
               row.source, rules::word(row.confidence));
}

void print_table(const rules::DecisionTable& table, const rules::FactRegistry& facts,
                 LocalDate as_of, Lang lang) {
    const std::string to =
        table.validity.to ? table.validity.to->to_string() : std::string(text("table.open", lang));
    fmt::print("{} {}  {}\n{}\n", table.name, table.edition,
               lang == Lang::zh ? table.title_zh : table.title_en,
               text("table.head", lang,
                    {{"policy", std::string(1, static_cast<char>(table.policy))},
                     {"from", table.validity.from.to_string()},
                     {"to", to},
                     {"source", table.source},
                     {"confidence", std::string(rules::word(table.confidence))}}));
    for (const auto& row : table.rows) {
        if (row.validity.contains(as_of)) {
            print_row(table, row, facts, lang);
        }
    }
}

Status show(const Options& options, Session& session) {
    ECO_TRY(const std::string folder, find_data(session.data));
    ECO_TRY(const LocalDate as_of, choose_day(options.as_of));
    ECO_TRY(const DataBook data, read_data_book(folder, session));
    bool found = false;
    for (const auto& table : data.book.tables) {
        if (options.name.empty()) {
            fmt::print("{} {}  {}\n", table.name, table.edition,
                       session.lang == Lang::zh ? table.title_zh : table.title_en);
        } else if (table.name == options.name && table.validity.contains(as_of)) {
            print_table(table, data.book.facts, as_of, session.lang);
            found = true;
        }
    }
    return found || options.name.empty()
               ? Status()
               : fail({ErrorCode::app_table_unknown_table,
                       {{"name", options.name}, {"day", as_of.to_string()}},
                       {}});
}

} // namespace

void add_table(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* table = app.add_subcommand("table", std::string(text("table.help", session.lang)));
    table->require_subcommand(1);
    CLI::App* checked =
        table->add_subcommand("check", std::string(text("table.help_check", session.lang)));
    checked->callback([&session] {
        if (const Status done = check(session); !done) {
            session.complain(done.error());
        }
    });
    CLI::App* shown =
        table->add_subcommand("show", std::string(text("table.help_show", session.lang)));
    shown->add_option("name", options->name, "eia_class …");
    shown->add_option("--as-of", options->as_of, "2026-11-24");
    shown->callback([options, &session] {
        if (const Status done = show(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

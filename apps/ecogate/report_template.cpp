// SPDX-License-Identifier: MulanPSL-2.0
// ecogate report template check FILE.docx | export -o FILE.docx | fields: for a bureau that makes
// its own template.
#include "base/files.hpp"
#include "data_folder.hpp"
#include "report/press.hpp"
#include "report/template_fields.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace eco::app {
namespace {

constexpr std::size_t k_max_template = 32U << 20U;

Status check(const std::string& file, Session& session) {
    ECO_TRY(const std::string bytes, read_file(file, k_max_template));
    ECO_TRY(const office::Package package, office::Package::read(bytes, file));
    const Findings findings = office::check_template(package, report::template_fields(), file);
    session.report(findings);
    if (findings.empty()) {
        fmt::print("{}\n", text("template.checked", session.lang, {{"file", file}}));
    }
    return {};
}

/// The default template as one file, to open in Word.
Status export_default(const std::string& file, const Session& session) {
    report::PressOptions options;
    ECO_TRY(options.data, find_data(session.data));
    ECO_TRY(const report::Press press, report::Press::make(options));
    ECO_TRY(const std::string bytes, press.word_template(session.lang).write());
    ECO_CHECK(write_file(file, bytes));
    fmt::print(stderr, "{}\n", text("app.written", session.lang, {{"file", file}}));
    return {};
}

/// How a template writes a field of a kind.
std::string_view written(office::FieldKind kind) {
    switch (kind) {
    case office::FieldKind::text:
        return "{{{0}}}";
    case office::FieldKind::flag:
        return "{{?{0}}} … {{/{0}}}";
    case office::FieldKind::list:
        return "{{#{0}}} … {{/{0}}}";
    case office::FieldKind::picture:
        break;
    }
    return "{{{0}}}";
}

void list_fields(const Session& session) {
    std::string scope;
    for (const office::Field& field : report::template_fields().all()) {
        if (field.scope != scope) {
            scope = field.scope;
            const office::Field* list = report::template_fields().find({}, scope);
            list = list == nullptr ? report::template_fields().find({"dimensions"}, scope) : list;
            const std::string label =
                list == nullptr ? scope : list->labels[session.lang == Lang::zh ? 0 : 1];
            fmt::print("{}\n", scope.empty()
                                   ? std::string(text("template.document", session.lang))
                                   : text("template.in_list", session.lang, {{"list", label}}));
        }
        const std::string& label = field.labels[session.lang == Lang::zh ? 0 : 1];
        const auto kind =
            std::string("template.kind_") + (field.kind == office::FieldKind::text   ? "text"
                                             : field.kind == office::FieldKind::flag ? "flag"
                                             : field.kind == office::FieldKind::list ? "list"
                                                                                     : "picture");
        fmt::print("  {}  {}\n", fmt::format(fmt::runtime(written(field.kind)), label),
                   text(kind, session.lang));
    }
}

} // namespace

void add_report_template(CLI::App& app, Session& session) {
    CLI::App* report =
        app.add_subcommand("report", std::string(text("template.help_report", session.lang)));
    report->require_subcommand(1);
    CLI::App* verb =
        report->add_subcommand("template", std::string(text("template.help", session.lang)));
    verb->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    CLI::App* checked =
        verb->add_subcommand("check", std::string(text("template.help_check", session.lang)));
    checked->add_option("file", *file, "FILE.docx")->required();
    checked->callback([file, &session] {
        if (const Status done = check(*file, session); !done) {
            session.complain(done.error());
        }
    });
    CLI::App* exported =
        verb->add_subcommand("export", std::string(text("template.help_export", session.lang)));
    exported->add_option("-o,--output", *file, "FILE.docx")->required();
    exported->callback([file, &session] {
        if (const Status done = export_default(*file, session); !done) {
            session.complain(done.error());
        }
    });
    verb->add_subcommand("fields", std::string(text("template.help_fields", session.lang)))
        ->callback([&session] { list_fields(session); });
}

} // namespace eco::app

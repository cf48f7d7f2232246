// SPDX-License-Identifier: MulanPSL-2.0
// ecogate verify ASSESSMENT.json|REPORT.docx|.pdf|.xlsx [--release X.egr]: replays an assessment
// from the project it embeds, and compares byte for byte.
#include "admission/assess.hpp"
#include "base/files.hpp"
#include "data_folder.hpp"
#include "office/embed.hpp"
#include "office/pdf_attachment.hpp"
#include "project_file.hpp"
#include "release_choice.hpp"
#include "report/dossier.hpp"
#include "verbs.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace eco::app {
namespace {

constexpr std::size_t k_max_assessment = 256U << 20U;

struct Options {
    std::string assessment, release;
};

tl::unexpected<Error> not_one(const std::string& file, const std::string& key) {
    return fail({ErrorCode::app_not_an_assessment,
                 {{"file", file}, {"key", key}},
                 {file, "/" + key, {}, 0, 0}});
}

/// A few bytes around the first difference, cut at character borders.
std::string around(const std::string& bytes, std::size_t offset) {
    std::string some = bytes.substr(offset > 20 ? offset - 20 : 0, 60);
    const auto continuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    };
    while (!some.empty() && continuation(some.front())) {
        some.erase(0, 1);
    }
    while (!some.empty() && static_cast<unsigned char>(some.back()) >= 0x80U) {
        some.pop_back();
    }
    std::erase(some, '\n');
    return some;
}

Status compare(const std::string& file, std::string found, const std::string& expected) {
    if (found.ends_with('\n')) {
        found.pop_back();
    }
    if (found == expected) {
        return {};
    }
    const auto differ = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
    const auto offset = static_cast<std::size_t>(differ.first - found.begin());
    return fail({ErrorCode::app_replay_differs,
                 {{"offset", std::to_string(offset)},
                  {"found", around(found, offset)},
                  {"expected", around(expected, offset)}},
                 {file, {}, {}, 0, 0}});
}

/// The assessment's bytes: the file's own, or those inside a report.
Result<std::string> read_assessment(const std::string& file) {
    ECO_TRY(std::string bytes, read_file(file, k_max_assessment));
    if (bytes.starts_with("%PDF-")) {
        return office::attached_text(bytes, file);
    }
    if (!bytes.starts_with("PK")) {
        return bytes;
    }
    ECO_TRY(const office::Package package, office::Package::read(bytes, file));
    return office::embedded_text(package, file);
}

Status verify(const Options& options, Session& session) {
    const std::string& file = options.assessment;
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const std::string bytes, read_assessment(file));
    ECO_TRY(const Json stated, parse_json(bytes, file));
    if (stated.string_or("format", "") != "ecogate.assessment/1") {
        return not_one(file, "format");
    }
    const Json* release = stated.find("release");
    const Json* project_json = stated.find("project");
    if (release == nullptr || project_json == nullptr) {
        return not_one(file, release == nullptr ? "release" : "project");
    }
    ECO_TRY(const LocalDate as_of, LocalDate::parse(stated.string_or("as_of", "")));
    ECO_TRY(const std::string path, choose_release(options.release, data));
    ECO_TRY(const OpenRelease opened, open_release(path));
    if (opened.release.digest() != release->string_or("digest", "")) {
        return fail(
            {ErrorCode::app_other_release,
             {{"expected", release->string_or("digest", "")}, {"found", opened.release.digest()}},
             {file, "/release/digest", {}, 0, 0}});
    }
    ECO_TRY(const admission::Assessor assessor, admission::Assessor::make(opened.release));
    ECO_TRY(const ReferenceTables tables, read_reference_tables(data));
    Findings findings;
    const Document document{file, *project_json, {}};
    const auto project = read_project(document, "", assessor.terms(), tables, findings);
    session.report(findings);
    if (!project) {
        return {};
    }
    ECO_TRY(const std::string replayed, assessor.assess_text(*project, as_of));
    ECO_CHECK(compare(file, bytes, replayed)); // what was stated is what was replayed
    fmt::print(
        "{}\n",
        text("app.verified", session.lang,
             {{"file", file}, {"digest", opened.release.digest()}, {"as_of", as_of.to_string()}}));
    fmt::print("{}\n",
               text("app.verified_verdict", session.lang,
                    {{"verdict", std::string(text("verdict." + stated.string_or("verdict", ""),
                                                  session.lang))},
                     {"digest", report::assessment_digest(stated)}}));
    return {};
}

} // namespace

void add_verify(CLI::App& app, Session& session) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("verify", std::string(text("app.help_verify", session.lang)));
    verb->add_option("assessment", options->assessment,
                     "ASSESSMENT.json | REPORT.docx | REPORT.pdf | REPORT.xlsx")
        ->required();
    verb->add_option("--release", options->release, "X.egr");
    verb->callback([options, &session] {
        if (const Status done = verify(*options, session); !done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

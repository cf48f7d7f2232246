// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-reading: the quality of reading on the real notices of tests/cases (name and
// description alone), and its speed. Nothing here is asserted: the cases are few, and what was
// filed is history, not a target (tests/cases/README.md).
#include "data_book.hpp"
#include "data_folder.hpp"
#include "lexicon_folder.hpp"
#include "project/reading/reading.hpp"
#include "regulation/classify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace {

using namespace eco;
namespace fs = std::filesystem;
namespace reading = project::reading;
using Clock = std::chrono::steady_clock;

struct Tally {
    int cases = 0, refused = 0, sectors = 0, first = 0, among_three = 0;
    int filed = 0, right = 0, wrong = 0, undecided = 0;
    int rows = 0, row_among_three = 0;
    std::vector<double> micros;
};

struct Outcome {
    std::string document, as_of;
};

std::map<std::string, Outcome> outcomes(const std::string& path) {
    const CsvTable table = read_csv(path).value();
    std::map<std::string, Outcome> all;
    for (const CsvRow& row : table.rows) {
        const std::string& filed = row.cells[*table.column("doc_type")];
        all[row.cells[*table.column("id")]] = {filed == "报告书"   ? "report"
                                               : filed == "报告表" ? "form"
                                                                   : std::string(),
                                               row.cells[*table.column("as_of")]};
    }
    return all;
}

/// The answers that the accepted facts lead to.
Json classified(const reading::Reading& read, const app::DataBook& data, LocalDate day) {
    rules::FactVector facts(data.book.facts.size());
    const Json accepted = reading::accepted(read, data.book.facts);
    for (const auto& [name, json] : accepted.find("facts")->as_object()) {
        const auto id = data.book.facts.find(name).value();
        facts[id].value = rules::read_value(data.book.facts.at(id), json, {}).value();
    }
    return regulation::classify({data.book, data.presumptions, data.calendar, day}, facts);
}

void compare_sector(const reading::Reading& read, const std::string& stated, Tally& tally) {
    if (stated.empty()) {
        return;
    }
    // A division or group stands for all its classes, on either side.
    const auto agree = [&](const reading::SectorCandidate& one) {
        return one.code.starts_with(stated) || stated.starts_with(one.code);
    };
    ++tally.sectors;
    tally.first += !read.sectors.empty() && agree(read.sectors[0]) ? 1 : 0;
    tally.among_three += std::any_of(read.sectors.begin(), read.sectors.end(), agree) ? 1 : 0;
}

void compare_document(const std::string& found, const Outcome& outcome, Tally& tally) {
    if (outcome.document.empty()) {
        return;
    }
    ++tally.filed;
    (found == "unknown"          ? tally.undecided
     : found == outcome.document ? tally.right
                                 : tally.wrong) += 1;
}

/// The catalogue row of the case's own facts, which a person wrote down, against those proposed.
void compare_row(const reading::Reading& read, const Json& facts, const app::DataBook& data,
                 LocalDate day, Tally& tally) {
    rules::FactVector stated(data.book.facts.size());
    for (const auto& [name, json] : facts.as_object()) {
        const auto id = data.book.facts.find(name);
        auto value = id ? rules::read_value(data.book.facts.at(*id), json, {})
                        : Result<rules::Value>(rules::Value());
        if (id && value) {
            stated[*id].value = *std::move(value);
        }
    }
    const Json answer =
        regulation::classify({data.book, data.presumptions, data.calendar, day}, stated);
    const std::string row =
        answer.find("eia_class")->find("parts")->find("eia_row")->string_or("value", "unknown");
    if (row == "unknown") {
        return;
    }
    ++tally.rows;
    for (const int one : read.catalogue) {
        tally.row_among_three += std::to_string(one) == row ? 1 : 0;
    }
}

Status one_case(const fs::path& file, const reading::Knowledge& knowledge,
                const app::DataBook& data, const Outcome& outcome, Tally& tally) {
    ECO_TRY(const Document document, read_document(file.string()));
    const Json& project = *document.root.find("project");
    const std::string text =
        project.string_or("name", "") + "，" + project.string_or("description", "");
    ++tally.cases;
    const auto begin = Clock::now();
    const auto read = reading::read(text, knowledge);
    tally.micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    if (!read) {
        ++tally.refused;
        compare_document("unknown", outcome, tally);
        return {};
    }
    const Json& facts = *document.root.find("facts");
    const LocalDate day = LocalDate::parse(outcome.as_of).value();
    compare_sector(*read, facts.string_or("sector", ""), tally);
    compare_row(*read, facts, data, day, tally);
    const Json answer = classified(*read, data, day);
    compare_document(answer.find("eia_class")->string_or("value", ""), outcome, tally);
    return {};
}

void print(Tally& tally) {
    std::sort(tally.micros.begin(), tally.micros.end());
    fmt::print("reading {} real notices (name and description): {} refused\n", tally.cases,
               tally.refused);
    fmt::print("  sector: first {} of {}, among three {}\n", tally.first, tally.sectors,
               tally.among_three);
    fmt::print("  catalogue row of the case's own facts, among three: {} of {}\n",
               tally.row_among_three, tally.rows);
    fmt::print("  EIA document as filed: right {}, wrong {}, undecided {} of {}\n", tally.right,
               tally.wrong, tally.undecided, tally.filed);
    fmt::print("  time for one: median {:.0f} us, worst {:.0f} us\n",
               tally.micros[tally.micros.size() / 2], tally.micros.back());
}

Status run() {
    ECO_TRY(const std::string folder, app::find_data(""));
    app::Session session;
    ECO_TRY(const app::DataBook data, app::read_data_book(folder, session));
    ECO_TRY(const app::ReferenceTables tables, app::read_reference_tables(folder));
    ECO_TRY(const reading::Knowledge knowledge, app::read_lexicon(folder, data.book.facts, tables));
    const std::string cases = folder + "/../tests/cases";
    const auto filed = outcomes(cases + "/outcomes.csv");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(cases)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    Tally tally;
    for (const fs::path& file : files) {
        ECO_CHECK(one_case(file, knowledge, data, filed.at(file.stem().string()), tally));
    }
    print(tally);
    return {};
}

} // namespace

int main() {
    const Status done = run();
    if (!done) {
        fmt::print(stderr, "{}", render(done.error()));
    }
    return done ? 0 : 1;
}

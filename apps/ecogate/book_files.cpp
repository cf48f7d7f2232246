// SPDX-License-Identifier: MulanPSL-2.0
// Collecting and checking the files of a rule book.
#include "book_files.hpp"

#include "base/csv.hpp"
#include "base/files.hpp"
#include "rules/clause.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_file = 64U << 20U;

Result<rules::FactRegistry> read_facts(const std::string& data, Json& files) {
    ECO_TRY(const std::string facts_text, read_file(data + "/facts.csv", k_max_file));
    ECO_TRY(const CsvTable facts, parse_csv(facts_text, data + "/facts.csv"));
    ECO_TRY(rules::FactRegistry registry, rules::FactRegistry::from_csv(facts));
    ECO_TRY(const std::string spatial_text, read_file(data + "/spatial_facts.csv", k_max_file));
    ECO_TRY(const CsvTable spatial, parse_csv(spatial_text, data + "/spatial_facts.csv"));
    ECO_CHECK(require_columns(
        spatial, {"name", "role", "filter", "measure", "radius_m", "label_zh", "label_en"}));
    for (const CsvRow& row : spatial.rows) {
        rules::FactDeclaration fact;
        fact.name = row.cells[*spatial.column("name")];
        fact.origin = rules::FactOrigin::spatial;
        const bool distance = row.cells[*spatial.column("measure")] == "distance";
        fact.type = distance ? rules::FactType::number : rules::FactType::boolean;
        fact.dimension = distance ? Dimension::length : Dimension::none;
        fact.label_zh = row.cells[*spatial.column("label_zh")];
        fact.label_en = row.cells[*spatial.column("label_en")];
        ECO_CHECK(registry.add(std::move(fact), spatial.where(row, 0)));
    }
    files["facts.csv"] = facts_text;
    files["spatial_facts.csv"] = spatial_text;
    return registry;
}

/// Files named clauses*.csv, by relative path, so that the order is the same on every machine.
Result<std::map<std::string, fs::path>> clause_files(const std::vector<std::string>& folders) {
    std::map<std::string, fs::path> found;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(folder)) {
            return fail(
                {ErrorCode::base_file_not_found, {{"path", folder}}, {folder, {}, {}, 0, 0}});
        }
        const fs::path root = fs::path(folder).lexically_normal();
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            const std::string name = entry.path().filename().string();
            if (name.starts_with("clauses") && name.ends_with(".csv")) {
                found.emplace((root.filename() / fs::relative(entry.path(), root)).generic_string(),
                              entry.path());
            }
        }
    }
    return found;
}

} // namespace

Result<BookFiles> read_book(const std::string& data, const std::vector<std::string>& folders) {
    BookFiles book;
    ECO_TRY(const rules::FactRegistry facts, read_facts(data, book.files));
    book.facts = facts.size();
    ECO_TRY(const auto files, clause_files(folders));
    std::map<std::string, Where> ids;
    for (const auto& [name, path] : files) {
        ECO_TRY(const std::string text, read_file(path.string(), k_max_file));
        ECO_TRY(const CsvTable table, parse_csv(text, name));
        for (const rules::Clause& clause : rules::read_clauses(table, facts, book.findings)) {
            const Where where{name, {}, {}, clause.line, 1};
            if (!ids.emplace(clause.id, where).second) {
                book.findings.push_back(
                    {Severity::error, ErrorCode::app_clause_twice, {{"id", clause.id}}, where});
            }
            ++book.clauses;
        }
        book.files[name] = text;
    }
    return book;
}

} // namespace eco::app

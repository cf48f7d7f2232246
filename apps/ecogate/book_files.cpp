// SPDX-License-Identifier: MulanPSL-2.0
// Collecting the files of a rule book.
#include "book_files.hpp"

#include "base/files.hpp"

#include <algorithm>
#include <filesystem>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_file = 64U << 20U;

bool is_book_file(const std::string& name) {
    return name == "packages.csv" || (name.starts_with("clauses") && name.ends_with(".csv"));
}
bool is_table_file(const std::string& name) {
    return name == "meta.toml" || name == "table.csv";
}

/// Files below a folder under "<folder name>/<relative path>": the same names on every machine.
Status collect(const std::string& folder, bool (*wanted)(const std::string&),
               rules::BookFiles& files) {
    if (!fs::is_directory(folder)) {
        return fail({ErrorCode::base_file_not_found, {{"path", folder}}, {folder, {}, {}, 0, 0}});
    }
    const fs::path root = fs::path(folder).lexically_normal();
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.is_regular_file() && wanted(entry.path().filename().string())) {
            ECO_TRY(std::string text, read_file(entry.path().string(), k_max_file));
            files[(root.filename() / fs::relative(entry.path(), root)).generic_string()] =
                std::move(text);
        }
    }
    return {};
}

} // namespace

Result<rules::BookFiles> collect_book(const std::string& data,
                                      const std::vector<std::string>& folders) {
    rules::BookFiles files;
    for (const auto& [name, path] :
         {std::pair("facts.csv", "facts.csv"), std::pair("spatial_facts.csv", "spatial_facts.csv"),
          std::pair("site_roles.csv", "site_roles.csv"), std::pair("measures.csv", "measures.csv"),
          std::pair("layers.csv", "layers.csv"), std::pair("laws.csv", "refdata/laws/laws.csv")}) {
        ECO_TRY(files[name], read_file(data + "/" + path, k_max_file));
    }
    ECO_CHECK(collect(data + "/tables", is_table_file, files));
    for (const std::string& folder : folders) {
        ECO_CHECK(collect(folder, is_book_file, files));
    }
    return files;
}

std::string book_json(const rules::BookFiles& files) {
    Json json{Json::Object{}};
    for (const auto& [name, text] : files) {
        json[name] = text;
    }
    return canonical_json(json);
}

} // namespace eco::app

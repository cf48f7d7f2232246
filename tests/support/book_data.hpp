// SPDX-License-Identifier: MulanPSL-2.0
// The rule book of the data folder, without clauses: what tables and their tests need.
#pragma once

#include "base/files.hpp"
#include "base/messages.hpp"
#include "rules/book.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace eco::test {

inline const std::string k_data = std::string(ECO_SOURCE_DIR) + "/data/";

inline std::string data_file(const std::string& name) {
    return read_file(k_data + name, 64U << 20U).value();
}

inline void complain(const Findings& findings) {
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::error) {
            ADD_FAILURE() << render_line(finding, Lang::en);
        }
    }
}

inline const rules::Book& data_book() {
    static const rules::Book k_book = [] {
        rules::BookFiles files;
        for (const auto* name :
             {"facts.csv", "spatial_facts.csv", "site_roles.csv", "measures.csv"}) {
            files[name] = data_file(name);
        }
        files["laws.csv"] = data_file("refdata/laws/laws.csv");
        for (const auto& entry : std::filesystem::recursive_directory_iterator(k_data + "tables")) {
            if (entry.is_regular_file()) {
                const auto name = std::filesystem::relative(entry.path(), k_data).generic_string();
                files[name] = data_file(name);
            }
        }
        Findings findings;
        auto book = rules::read_book(files, findings);
        complain(findings);
        return book ? *std::move(book) : rules::Book();
    }();
    return k_book;
}

} // namespace eco::test

// SPDX-License-Identifier: MulanPSL-2.0
// What the reader knows, as the program loads it from the data folder.
#pragma once

#include "project/reading/reading.hpp"
#include "support/book_data.hpp"

namespace eco::test {

inline CsvTable data_table(const std::string& name) {
    return parse_csv(data_file(name), name).value();
}

inline project::reading::LexiconFiles lexicon_files() {
    const std::string lexicon = "refdata/lexicon/";
    return {data_table(lexicon + "script.csv"),   data_table(lexicon + "units.csv"),
            data_table(lexicon + "marks.csv"),    data_table(lexicon + "subjects.csv"),
            data_table(lexicon + "terms.csv"),    data_table(lexicon + "amounts.csv"),
            data_table(lexicon + "places.csv"),   data_table(lexicon + "sectors_2011.csv"),
            data_table(lexicon + "families.csv"), data_table("tables/eia_class/2021/table.csv"),
            data_file(lexicon + "model.tsv")};
}

inline const project::reading::Knowledge& knowledge() {
    static const auto k_regions =
        refdata::Regions::from_csv(data_table("refdata/regions/regions.csv")).value();
    static const auto k_sectors =
        refdata::Sectors::from_csv(data_table("refdata/sectors/gbt4754-2017.csv")).value();
    static const auto k_knowledge = [] {
        auto read = project::reading::Knowledge::read(lexicon_files(), data_book().facts, k_regions,
                                                      k_sectors);
        if (!read) {
            ADD_FAILURE() << render(read.error());
        }
        return *std::move(read);
    }();
    return k_knowledge;
}

inline project::reading::Reading read_text(std::string_view text) {
    auto read = project::reading::read(text, knowledge());
    EXPECT_TRUE(read) << text;
    return read ? *std::move(read) : project::reading::Reading();
}

/// The proposed value of a fact as text; empty when nothing was proposed.
inline std::string proposed(const project::reading::Reading& read, std::string_view fact) {
    for (const auto& one : read.proposals) {
        if (one.fact == fact) {
            return rules::to_string(one.value);
        }
    }
    return {};
}

} // namespace eco::test

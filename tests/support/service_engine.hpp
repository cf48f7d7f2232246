// SPDX-License-Identifier: MulanPSL-2.0
// The engine of a service over the small release, with the tables and the lexicon of the data
// folder.
#pragma once

#include "service/engine.hpp"
#include "support/reading_data.hpp"
#include "support/small_book.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace eco::test {

inline service::Tables service_tables() {
    Findings findings;
    auto presumptions = regulation::read_presumptions(
        data_table("refdata/presumptions/presumptions.csv"), data_book().facts, findings);
    complain(findings);
    return {refdata::Regions::from_csv(data_table("refdata/regions/regions.csv")).value(),
            refdata::Sectors::from_csv(data_table("refdata/sectors/gbt4754-2017.csv")).value(),
            data_book(),
            std::move(presumptions),
            regulation::WorkCalendar::from_csv(data_table("refdata/calendar/holidays.csv")).value(),
            lexicon_files(),
            project::table::Words::from_csv(data_table("site_table.csv")).value()};
}

/// Made once: the release is written to a file, for an engine maps one.
inline const std::shared_ptr<const service::Engine>& service_engine() {
    static const auto k_engine = [] {
        const std::string path =
            ::testing::TempDir() + "ecogate-small-" + std::to_string(::getpid()) + ".egr";
        EXPECT_TRUE(write_file(path, *zoning::compile_release(small_content_with_book())));
        auto file = formats::MappedFile::open(path).value();
        std::filesystem::remove(path);
        Json example;
        example["project"]["name"] = "（示例）某厂";
        return service::Engine::make(std::move(file), service_tables(),
                                     {{"some", "某厂", "some plant", std::move(example)}})
            .value();
    }();
    return k_engine;
}

} // namespace eco::test

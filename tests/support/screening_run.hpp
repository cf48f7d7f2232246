// SPDX-License-Identifier: MulanPSL-2.0
// Screenings of a made-up table over the small release, in a folder of their own.
#pragma once

#include "base/files.hpp"
#include "service/batch/screen_sites.hpp"
#include "service/batch/thread_pool.hpp"
#include "support/dice.hpp"
#include "support/service_engine.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace eco::test {

/// Rows all over the map; every tenth or so is faulty in one way or another.
inline std::string site_table(std::size_t rows, std::uint64_t seed) {
    Dice dice(seed);
    std::string text = "编号,经度,纬度,行业,性质,产量（t/a）,有排污口\n";
    for (std::size_t i = 1; i <= rows; ++i) {
        const double lon = 106 + 0.00001 * dice.between(-1000, 31'000);
        const double lat = 26 + 0.00001 * dice.between(-300, 10'300);
        text += fmt::format("{}{},{:.5f},{:.5f},{},{},{},{}\n",
                            dice.one_in(50) ? "\"两\n行\"" : "地块", i, lon, lat,
                            dice.one_in(20) ? "C9" : "C2611", dice.one_in(3) ? "新建" : "existing",
                            dice.between(0, 3000), dice.one_in(30) ? "也许" : "否");
    }
    return text;
}

class ScreeningRun {
  public:
    ScreeningRun() {
        std::filesystem::create_directories(m_folder);
        m_order.sites = file("sites.csv");
        m_order.reading.crs = "CGCS2000";
        m_order.as_of = *LocalDate::parse("2026-11-24");
    }
    ~ScreeningRun() { std::filesystem::remove_all(m_folder); }
    ScreeningRun(const ScreeningRun&) = delete;
    ScreeningRun& operator=(const ScreeningRun&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return m_folder + name; }
    [[nodiscard]] std::string bytes(const std::string& name) const {
        return read_file(file(name), 1U << 30U).value_or("(no " + name + ")");
    }
    void write(const std::string& name, const std::string& text) const {
        ASSERT_TRUE(write_file(file(name), text));
    }
    [[nodiscard]] service::batch::Order& order() { return m_order; }
    siting::CancelFlag cancel;
    std::function<void(const service::batch::Progress&)> progress;
    Findings findings;

    Result<service::batch::Outcome> run(const std::string& output, std::size_t lanes) {
        m_order.format = service::batch::output_format(output).value();
        const auto& engine = *service_engine();
        service::batch::ThreadPool pool(lanes);
        return service::batch::screen_sites(
            m_order, file(output),
            {engine.assessor(), engine.digest(), engine.tables().sectors, m_words},
            {pool, cancel, progress, std::chrono::milliseconds(0)}, findings);
    }
    Result<service::batch::Outcome> merge(const std::string& output) {
        siting::SerialExecutor alone;
        return service::batch::merge_shards(file(output), {alone, cancel, {}});
    }

  private:
    std::string m_folder = ::testing::TempDir() + "screening-" + std::to_string(::getpid()) + "/";
    service::batch::Order m_order;
    project::table::Words m_words =
        project::table::Words::from_csv(data_table("site_table.csv")).value();
};

} // namespace eco::test

// SPDX-License-Identifier: MulanPSL-2.0
// Screenings killed with SIGKILL at random moments, again and again: no row is lost or doubled, and
// the finished files are the bytes of a run that nobody disturbed.
#include "support/screening_run.hpp"

#include <csignal>
#include <sys/wait.h>

#include <chrono>
#include <thread>

namespace eco::service::batch {
namespace {

using test::ScreeningRun;

constexpr int k_kills = 40;
constexpr int k_max_tries = 4000;

enum class Fate { killed, finished, failed };

/// Runs in a child that kills itself some microseconds after a moment of the run: at its very
/// beginning, or when its first chunk is handed on.
Fate run_and_kill(ScreeningRun& run, const std::string& output, test::Dice& dice,
                  std::int32_t max_micros) {
    const bool from_start = dice.one_in(4);
    const auto pause = std::chrono::microseconds(dice.between(0, max_micros));
    const auto lanes = static_cast<std::size_t>(dice.between(1, 3));
    const pid_t child = ::fork();
    if (child == 0) {
        std::jthread killer;
        const auto arm = [&] {
            killer = std::jthread([pause] {
                std::this_thread::sleep_for(pause);
                ::raise(SIGKILL);
            });
        };
        if (from_start) {
            arm();
        } else {
            run.progress = [&](const Progress&) {
                if (!killer.joinable()) {
                    arm();
                }
            };
        }
        const auto done = run.run(output, lanes);
        ::_exit(done && (done->end == End::finished || done->end == End::finished_before) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status)                             ? Fate::killed
           : WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Fate::finished
                                                           : Fate::failed;
}

void kill_until_done(const std::string& format, std::size_t rows, std::int32_t max_micros,
                     int kills_wanted) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(rows, 40));
    ASSERT_TRUE(run.run("whole." + format, 2));
    test::Dice dice(20261128);
    int kills = 0;
    for (int tries = 0; kills < kills_wanted && tries < k_max_tries; ++tries) {
        const Fate fate = run_and_kill(run, "out." + format, dice, max_micros);
        ASSERT_NE(fate, Fate::failed);
        kills += fate == Fate::killed ? 1 : 0;
        if (fate == Fate::finished && kills < kills_wanted) { // too quick: once more from the start
            for (const std::string& file : {format, format + ".rejects.csv"}) {
                ASSERT_TRUE(run.bytes("out." + file) == run.bytes("whole." + file)) << file;
            }
            ASSERT_TRUE(discard(run.file("out." + format), {}));
        }
    }
    EXPECT_GE(kills, kills_wanted);
    const auto done = run.run("out." + format, 2);
    ASSERT_TRUE(done);
    for (const std::string& file : {format, format + ".rejects.csv", format + ".summary.json"}) {
        EXPECT_TRUE(run.bytes("out." + file) == run.bytes("whole." + file)) << file;
    }
    for (const char* rest : {".part", ".rejects.part", ".journal"}) {
        EXPECT_FALSE(std::filesystem::exists(run.file("out." + format + rest))) << rest;
    }
}

TEST(ScreeningKilled, goes_on_to_the_same_features) {
    kill_until_done("ndjson", 4000, 30'000, k_kills);
}

TEST(ScreeningKilled, goes_on_to_the_same_geopackage) {
    kill_until_done("gpkg", 600, 150'000, k_kills / 2);
}

} // namespace
} // namespace eco::service::batch

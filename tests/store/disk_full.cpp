// SPDX-License-Identifier: MulanPSL-2.0
// disk_full FOLDER: writes until the disk that FOLDER lies on is full (tests/store/disk_full.sh
// mounts a small one). The write that found no room left no trace, reading goes on, and with room
// again writing does too. With ECOGATE_TEST_DATABASE the database's tablespace lies on that disk.
#include "support/acts.hpp"

#include <filesystem>
#include <fstream>

namespace eco::store::test {
namespace {

std::string noise(int seed, std::size_t bytes) {
    std::string raw(bytes, '\0');
    std::uint32_t state = static_cast<std::uint32_t>(seed) * 2654435761U + 1U;
    for (char& c : raw) {
        state = state * 1664525U + 1013904223U; // databases compress what is not random
        c = static_cast<char>(state >> 24U);
    }
    return raw;
}

int run(const std::string& disk) {
    const std::string filler = disk + "/filler";
    std::ofstream(filler) << noise(0, 3U << 20U);
    const Location location =
        database_url().empty() ? Location{disk + "/record", ""} : Location{"", database_url()};
    auto record = Record::open(location, Options{});
    ECO_PROMISE(record, "cannot open");
    ECO_PROMISE(act(*record, "first"), "cannot write at all");
    Error refusal;
    int written = 0;
    for (;; ++written) {
        ECO_PROMISE(written < 10'000, "the disk never filled");
        const auto blob = record->put_blob(noise(written + 1, 100'000), "application/octet-stream",
                                           context(0).at);
        const auto done = blob ? act(*record, "a" + std::to_string(written)) : fail(blob.error());
        if (!done) {
            refusal = done.error();
            break;
        }
    }
    ECO_PROMISE(refusal.code == ErrorCode::store_disk_full, "%s", render(refusal).c_str());
    const Head head = *record->head();
    ECO_PROMISE(head.seq == (static_cast<std::uint64_t>(written) + 1) * k_events_an_act,
                "lost or half");
    expect_sound(*record);
    std::filesystem::remove(filler);
    const auto again = act(*record, "after");
    ECO_PROMISE(again, "%s", render(again.error()).c_str());
    expect_sound(*record);
    std::printf("full after %d acts; nothing lost, writing went on once there was room\n", written);
    return 0;
}

} // namespace
} // namespace eco::store::test

int main(int argc, char** argv) {
    return argc == 2 ? eco::store::test::run(argv[1]) : 2;
}

// SPDX-License-Identifier: MulanPSL-2.0
// restart_loop N: restarts PostgreSQL N times under writing threads, half of them as a crash
// (immediate mode). What was acknowledged is there, once; what was refused was refused as
// unavailable. Runs inside with_postgres.sh, whose cluster is 15/regress.
#include "support/acts.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace eco::store::test {
namespace {

struct Ledger {
    std::mutex mutex;
    std::condition_variable grown;
    std::vector<std::pair<std::string, std::string>> acknowledged; ///< name, hash of its last event
    std::vector<std::string> refused;
};

void write_until(const std::atomic<bool>& stop, Record& record, int thread, Ledger& ledger) {
    for (int i = 0; !stop; ++i) {
        const std::string name = "t" + std::to_string(thread) + "-" + std::to_string(i);
        const auto events = act(record, name);
        const std::lock_guard lock(ledger.mutex);
        if (events) {
            ledger.acknowledged.emplace_back(name, events->back().hash);
            ledger.grown.notify_all();
        } else {
            // Anything else (a conflict with itself, say) would mean that an act was done twice.
            ECO_PROMISE(events.error().code == ErrorCode::store_unavailable, "%s",
                        render(events.error()).c_str());
            ledger.refused.push_back(name);
        }
    }
}

void await_more(Ledger& ledger, std::size_t more) {
    std::unique_lock lock(ledger.mutex);
    const std::size_t goal = ledger.acknowledged.size() + more;
    ledger.grown.wait(lock, [&] { return ledger.acknowledged.size() >= goal; });
}

int loop(int restarts) {
    const Place place(sql::Dialect::postgres);
    Record record = place.open();
    Record other = place.open(); // a second server
    Ledger ledger;
    std::atomic<bool> stop = false;
    {
        std::vector<std::jthread> writers;
        for (int t = 0; t < 4; ++t) {
            writers.emplace_back(
                [&, t] { write_until(stop, t % 2 == 0 ? record : other, t, ledger); });
        }
        for (int i = 0; i < restarts; ++i) {
            await_more(ledger, 20);
            const std::string command = std::string("pg_ctlcluster 15 regress restart -m ") +
                                        (i % 2 == 0 ? "immediate" : "fast") + " >/dev/null 2>&1";
            ECO_PROMISE(std::system(command.c_str()) == 0,
                        "pg_ctlcluster failed"); // NOLINT(cert-env33-c)
        }
        await_more(ledger, 20);
        stop = true;
    }
    for (const auto& [name, hash] : ledger.acknowledged) {
        const auto history = record.history(Kind::project, name);
        ECO_PROMISE(history && history->size() == 2 && history->back().hash == hash, "lost %s",
                    name.c_str());
    }
    const std::size_t acts = record.head()->seq / k_events_an_act;
    ECO_PROMISE(acts >= ledger.acknowledged.size() &&
                    acts <= ledger.acknowledged.size() + ledger.refused.size(),
                "%zu acts in the log", acts);
    expect_sound(record);
    std::printf("%d restarts, %zu acts acknowledged and kept, %zu refused as unavailable\n",
                restarts, ledger.acknowledged.size(), ledger.refused.size());
    return 0;
}

} // namespace
} // namespace eco::store::test

int main(int argc, char** argv) {
    return eco::store::test::loop(argc > 1 ? std::stoi(argv[1]) : 6);
}

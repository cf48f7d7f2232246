// SPDX-License-Identifier: MulanPSL-2.0
// kill_loop N: kills a writing process with SIGKILL N times at random moments. After each kill what
// it acknowledged is there, and no act is half there; at the end every promise is checked.
#include "support/acts.hpp"

#include <csignal>
#include <cstring>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace eco::store::test {
namespace {

/// Writes acts until killed; a line "seq hash" goes out after each acknowledgement.
int write_for_ever(const Location& location, const std::string& prefix) {
    auto record = Record::open(location, Options{});
    ECO_PROMISE(record, "cannot open");
    for (int i = 0;; ++i) {
        const auto events = act(*record, prefix + "-" + std::to_string(i));
        ECO_PROMISE(events, "append refused");
        std::printf("%zu %s\n", static_cast<std::size_t>(events->back().seq),
                    events->back().hash.c_str());
        std::fflush(stdout);
    }
}

struct Child {
    pid_t pid = 0;
    std::FILE* acknowledged = nullptr;
};

/// A fresh process (exec), as a server would be.
Child start(const char* self, const Location& location, const std::string& prefix) {
    int ends[2] = {};
    ECO_PROMISE(::pipe(ends) == 0, "pipe");
    const pid_t pid = ::fork();
    ECO_PROMISE(pid >= 0, "fork");
    if (pid == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(self, self, "write", location.folder.c_str(), location.database.c_str(),
                prefix.c_str(), nullptr);
        std::_Exit(127);
    }
    ::close(ends[1]);
    return {pid, ::fdopen(ends[0], "r")};
}

/// The last whole line among the next `most` the child got out: what it acknowledged.
void read_acknowledged(std::FILE* lines, int most, Head& last) {
    char line[128];
    for (int i = 0; i < most && std::fgets(line, sizeof line, lines) != nullptr; ++i) {
        std::size_t seq = 0;
        char hash[80] = {};
        if (std::strchr(line, '\n') != nullptr &&
            std::sscanf(line, "%zu %79s", &seq, hash) == 2) { // NOLINT(cert-err34-c): own child
            last = {seq, hash};
        }
    }
}

void expect_kept(const Record& record, const Head& acknowledged) {
    const auto head = record.head();
    ECO_PROMISE(head, "cannot read the head");
    ECO_PROMISE(head->seq >= acknowledged.seq, "lost: acknowledged %zu, head %zu",
                static_cast<std::size_t>(acknowledged.seq), static_cast<std::size_t>(head->seq));
    ECO_PROMISE(head->seq % k_events_an_act == 0, "half an act");
    if (acknowledged.seq == 0) {
        return;
    }
    EventQuery query;
    query.limit = 1;
    query.offset = head->seq - acknowledged.seq;
    const auto page = record.events(query);
    ECO_PROMISE(page && page->items.size() == 1, "no such event");
    ECO_PROMISE(page->items[0].hash == acknowledged.hash, "another event in its place");
}

int loop(const char* self, int kills) {
    const Place place(tested());
    std::mt19937 random(20260815); // NOLINT: the same moments every run
    std::size_t acts_seen = 0;
    int silent = 0;
    for (int i = 0; i < kills; ++i) {
        const Child child = start(self, place.location(), "k" + std::to_string(i));
        // From before the schema exists to well inside the writing.
        Head acknowledged;
        read_acknowledged(child.acknowledged, static_cast<int>(random() % 4), acknowledged);
        ::usleep(static_cast<useconds_t>(random() % 10'000));
        ::kill(child.pid, SIGKILL);
        int status = 0;
        ::waitpid(child.pid, &status, 0);
        ECO_PROMISE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
                    "the writer ended by itself");
        read_acknowledged(child.acknowledged, 1'000'000, acknowledged);
        std::fclose(child.acknowledged);
        silent += acknowledged.seq == 0 ? 1 : 0;
        const Record record = place.open();
        expect_kept(record, acknowledged);
        acts_seen = record.head()->seq / k_events_an_act;
        if (i % 100 == 99) {
            expect_sound(record);
        }
    }
    const Record record = place.open();
    expect_sound(record);
    std::printf(
        "%d kills (%d before a first acknowledgement), %zu acts kept, none lost, none half\n",
        kills, silent, acts_seen);
    ECO_PROMISE(silent < kills * 3 / 4, "killed too early to show anything");
    return 0;
}

} // namespace
} // namespace eco::store::test

int main(int argc, char** argv) {
    using namespace eco::store::test;
    if (argc == 5 && std::string(argv[1]) == "write") {
        return write_for_ever({argv[2], argv[3]}, argv[4]);
    }
    return loop("/proc/self/exe", argc > 1 ? std::stoi(argv[1]) : 500);
}

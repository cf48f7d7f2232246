// SPDX-License-Identifier: MulanPSL-2.0
// posix_spawn in a process group of its own. The end is seen on a pipe that everything it starts
// inherits: it is closed when the last of them is gone.
#include "office/detail/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT(readability-identifier-naming): POSIX's name

namespace eco::office::detail {
namespace {

constexpr int k_end_fd = 9; ///< where the child holds the pipe

std::vector<std::string> environment(const std::map<std::string, std::string>& extra) {
    std::vector<std::string> all;
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string one = *at;
        if (!extra.contains(one.substr(0, one.find('=')))) {
            all.push_back(one);
        }
    }
    for (const auto& [name, value] : extra) {
        all.push_back(name + "=" + value);
    }
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) {
        out.push_back(word.data());
    }
    out.push_back(nullptr);
    return out;
}

class Actions {
  public:
    explicit Actions(int pipe_end) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        for (const int fd : {0, 1, 2}) {
            posix_spawn_file_actions_addopen(&m_actions, fd, "/dev/null", O_RDWR, 0);
        }
        posix_spawn_file_actions_adddup2(&m_actions, pipe_end, k_end_fd);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
    }
    ~Actions() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

  private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// True when the pipe closed before the limit.
bool ended_in_time(int fd, std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0) {
            return false;
        }
        pollfd waiting{fd, POLLIN, 0};
        const int found = ::poll(&waiting, 1, static_cast<int>(left.count()));
        if (found > 0) {
            return true;
        }
        if (found < 0 && errno != EINTR) {
            return false;
        }
    }
}

} // namespace

Ran run(const Command& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return Ran::failed;
    }
    std::vector<std::string> words = command.words;
    std::vector<std::string> variables = environment(command.extra);
    pid_t child = 0;
    const int spawned = [&] {
        const Actions actions(ends[1]);
        return ::posix_spawnp(&child, words[0].c_str(), actions.actions(), actions.attributes(),
                              pointers(words).data(), pointers(variables).data());
    }();
    ::close(ends[1]);
    if (spawned != 0) {
        ::close(ends[0]);
        return spawned == ENOENT ? Ran::not_found : Ran::failed;
    }
    const bool in_time = ended_in_time(ends[0], command.limit);
    if (!in_time) {
        ::kill(-child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return !in_time                                          ? Ran::too_slow
           : WIFEXITED(status) && WEXITSTATUS(status) == 0   ? Ran::well
           : WIFEXITED(status) && WEXITSTATUS(status) == 127 ? Ran::not_found
                                                             : Ran::failed;
}

} // namespace eco::office::detail

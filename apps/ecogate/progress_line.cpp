// SPDX-License-Identifier: MulanPSL-2.0
// Rate and remaining time.
#include "progress_line.hpp"

#include <fmt/format.h>

#include <cmath>

#include <unistd.h>

namespace eco::app {
namespace {

std::string clock_text(double seconds) {
    const long whole = std::lround(seconds);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

} // namespace

ProgressLine::ProgressLine(Lang lang, bool quiet)
    : m_lang(lang), m_quiet(quiet), m_terminal(isatty(STDERR_FILENO) == 1), m_last(m_started) {}

void ProgressLine::show(const service::batch::Progress& now) {
    const auto pause = m_terminal ? std::chrono::milliseconds(500) : std::chrono::seconds(10);
    const auto time = Clock::now();
    if (m_share_before < 0) {
        m_share_before = now.share;
    }
    if (m_quiet || time - m_last < pause) {
        return;
    }
    m_last = time;
    const double seconds = std::chrono::duration<double>(time - m_started).count();
    const double done = now.share - m_share_before;
    const Args args{{"rows", std::to_string(now.tally.rows)},
                    {"rejected", std::to_string(now.tally.rejected)},
                    {"percent", fmt::format("{:.1f}", 100 * now.share)},
                    {"rate", fmt::format("{:.0f}", static_cast<double>(now.here) / seconds)},
                    {"left", done > 0 ? clock_text(seconds * (1 - now.share) / done) : "?"}};
    const std::string line =
        text(now.converting ? "app.screen_converting" : "app.screen_progress", m_lang, args);
    fmt::print(stderr, "{}{}{}", m_terminal ? "\r\x1b[K" : "", line, m_terminal ? "" : "\n");
    m_open = m_terminal;
}

void ProgressLine::end() {
    if (m_open) {
        fmt::print(stderr, "\n");
        m_open = false;
    }
}

} // namespace eco::app

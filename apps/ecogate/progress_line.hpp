// SPDX-License-Identifier: MulanPSL-2.0
// Progress of bulk work on standard error: one line that is written over on a terminal, a line now
// and then in a log.
#pragma once

#include "base/messages.hpp"
#include "service/batch/screen_sites.hpp"

#include <chrono>

namespace eco::app {

class ProgressLine {
  public:
    ProgressLine(Lang lang, bool quiet);
    void show(const service::batch::Progress& now);
    /// Ends the line on a terminal.
    void end();

  private:
    using Clock = std::chrono::steady_clock;

    Lang m_lang;
    bool m_quiet, m_terminal, m_open = false;
    Clock::time_point m_started = Clock::now(), m_last;
    double m_share_before = -1; ///< at the first call: what an earlier run did
};

} // namespace eco::app

// SPDX-License-Identifier: MulanPSL-2.0
// What every verb shares: language, data folder, how results and complaints are printed.
#pragma once

#include "base/messages.hpp"
#include "base/result.hpp"
#include "formats/mapped_file.hpp"
#include "zoning/release.hpp"

#include <string>

namespace eco::app {

/// Exit statuses: scripts depend on them.
constexpr int k_ok = 0;
constexpr int k_bad_input = 2;
constexpr int k_corrupt = 3;

struct Session {
    Lang lang = Lang::zh;
    std::string data; ///< folder given with --rules-data; empty: found
    int status = k_ok;

    /// Prints the error in both languages and sets the status by its kind.
    void complain(const Error& error);
    /// Prints the findings, one a line (errors in both languages, with the remedy); sets the
    /// status when one is an error.
    void report(const Findings& findings);
};

/// A release file open and verified: the map must outlive the release.
struct OpenRelease {
    formats::MappedFile file;
    zoning::Release release;
};

/// Opens and checks the digest of the whole file: nobody is judged by a release that was changed.
[[nodiscard]] Result<OpenRelease> open_release(const std::string& path,
                                               formats::Held held = formats::Held::mapped);

} // namespace eco::app

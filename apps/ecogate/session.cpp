// SPDX-License-Identifier: MulanPSL-2.0
// Printing errors and findings; opening releases.
#include "session.hpp"

#include <fmt/format.h>

namespace eco::app {

void Session::complain(const Error& error) {
    fmt::print(stderr, "{}", render(error));
    status = code_kind(error.code) == "corrupt" ? k_corrupt : k_bad_input;
}

void Session::report(const Findings& findings) {
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::error) {
            fmt::print(stderr, "{}", render(finding));
        } else {
            fmt::print(stderr, "{}\n", render_line(finding, lang));
        }
    }
    if (has_errors(findings)) {
        status = k_bad_input;
    }
}

Result<OpenRelease> open_release(const std::string& path, formats::Held held) {
    ECO_TRY(formats::MappedFile file, formats::MappedFile::open(path, held));
    auto release = zoning::Release::open(file.bytes());
    Status whole;
    if (release) {
        whole = release->verify();
    }
    if (!release || !whole) {
        Error error = release ? whole.error() : release.error();
        error.where.file = path;
        return fail(std::move(error));
    }
    return OpenRelease{std::move(file), *std::move(release)};
}

} // namespace eco::app

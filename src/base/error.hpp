// SPDX-License-Identifier: MulanPSL-2.0
// Errors and findings: a catalogue code, its arguments, and the place in the *user's* data.
// The texts (Chinese and English) and remedies stand in data/messages/errors/<room>.toml.
#pragma once

#include "error_codes.hpp" // generated: enum class ErrorCode, one enumerator per catalogue entry

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace eco {

/// Where in the user's data: any subset of the fields may be set.
struct Where {
    std::string file;
    std::string pointer;    ///< JSON pointer or TOML key path, e.g. "/facts/capacity"
    std::string feature;    ///< layer and feature id, e.g. "units/ZH99…"
    std::size_t row = 0;    ///< 1-based line of a text file; 0 = not known
    std::size_t column = 0; ///< 1-based; 0 = not known

    bool operator==(const Where&) const = default;
};

/// Named arguments of a message, e.g. {"value", "12 km"}; sorted, so that output is stable.
using Args = std::map<std::string, std::string>;

/// What stopped an operation. A caller can act on it: the catalogue has a remedy for each code.
struct Error {
    ErrorCode code{};
    Args args;
    Where where;
};

enum class Severity { info, warning, error };

/// What an importer, checker or quality gate noticed. One run reports all; it never stops at the
/// first.
struct Finding {
    Severity severity = Severity::warning;
    ErrorCode code{};
    Args args;
    Where where;
};

using Findings = std::vector<Finding>;

[[nodiscard]] Error as_error(const Finding& finding);
[[nodiscard]] Finding as_finding(Severity severity, const Error& error);
[[nodiscard]] bool has_errors(const Findings& findings);

} // namespace eco

// SPDX-License-Identifier: MulanPSL-2.0
// Conversions between errors (which stop) and findings (which are collected).
#include "base/error.hpp"

#include <algorithm>

namespace eco {

Error as_error(const Finding& finding) {
    return {finding.code, finding.args, finding.where};
}

Finding as_finding(Severity severity, const Error& error) {
    return {severity, error.code, error.args, error.where};
}

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.severity == Severity::error; });
}

} // namespace eco

// SPDX-License-Identifier: MulanPSL-2.0
// Answer<T>: what a use case gives: a value, or every fault of the request with its place.
#pragma once

#include "base/error.hpp"
#include "base/result.hpp"

#include <tl/expected.hpp>

#include <utility>

namespace eco::service {

/// The failure is never empty and holds at least one finding of severity error.
template <class T>
using Answer = tl::expected<T, Findings>;

[[nodiscard]] inline tl::unexpected<Findings> refuse(const Error& error) {
    return tl::unexpected<Findings>(Findings{as_finding(Severity::error, error)});
}

/// The errors among findings; the warnings beside them say nothing about the refusal.
[[nodiscard]] inline tl::unexpected<Findings> refuse(Findings findings) {
    std::erase_if(findings, [](const Finding& f) { return f.severity != Severity::error; });
    return tl::unexpected<Findings>(std::move(findings));
}

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// Errors as answers: RFC 9457 problem details, in Chinese and English, with the place of the fault.
#pragma once

#include "base/error.hpp"
#include "http/message.hpp"

#include <string_view>

namespace eco::http {

/// The HTTP status of an error: by its code where that says it all, else by its kind.
[[nodiscard]] unsigned status_of(ErrorCode code);
[[nodiscard]] std::string_view reason_of(unsigned status);

/// The first error is the problem; all stand in "faults".
[[nodiscard]] Response problem(const Findings& errors, Lang lang, std::string_view request_id);
[[nodiscard]] Response problem(const Error& error, Lang lang, std::string_view request_id);

} // namespace eco::http

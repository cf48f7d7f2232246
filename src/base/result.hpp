// SPDX-License-Identifier: MulanPSL-2.0
// Result<T>: a value, or an Error the caller can act on. ECO_TRY propagates; there is no other
// macro.
#pragma once

#include "base/error.hpp"

#include <tl/expected.hpp>

#include <utility>

namespace eco {

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// Wraps an Error for return from a function that yields Result<T>.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace eco

#define ECO_CONCAT_INNER(a, b) a##b
#define ECO_CONCAT(a, b) ECO_CONCAT_INNER(a, b)
#define ECO_TRY_INNER(tmp, declaration, expression)                                                \
    auto tmp = (expression);                                                                       \
    if (!tmp) {                                                                                    \
        return ::eco::fail(std::move(tmp).error());                                                \
    }                                                                                              \
    declaration = *std::move(tmp)

/// ECO_TRY(auto table, read_table(path)): binds the value, or returns the error.
#define ECO_TRY(declaration, expression)                                                           \
    ECO_TRY_INNER(ECO_CONCAT(eco_try_, __LINE__), declaration, expression)

/// ECO_CHECK(status()): returns the error of a Status, if any.
#define ECO_CHECK(expression)                                                                      \
    do {                                                                                           \
        if (auto eco_status = (expression); !eco_status) {                                         \
            return ::eco::fail(std::move(eco_status).error());                                     \
        }                                                                                          \
    } while (false)

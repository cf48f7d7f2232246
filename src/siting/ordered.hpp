// SPDX-License-Identifier: MulanPSL-2.0
// Bulk work in numbered pieces: taken one after the other, done side by side, handed on in the
// order they were taken. What comes out is the same whatever the number of lanes.
#pragma once

#include "base/result.hpp"
#include "siting/executor.hpp"

#include <cstddef>
#include <functional>

namespace eco::siting {

/// Pieces live in `slots` slots, used again and again: memory does not grow with the number of
/// pieces, and what a slot has allocated stays warm.
struct OrderedWork {
    std::size_t slots = 1;
    /// Fills the slot; false where there is nothing left. Never called twice at a time.
    std::function<Result<bool>(std::size_t slot)> take;
    /// Side by side; `lane` for what a lane keeps to itself.
    std::function<Status(std::size_t slot, std::size_t lane)> work;
    /// In the order of taking, never twice at a time.
    std::function<Status(std::size_t slot)> hand_on;
};

/// Done when nothing is left, when cancelled (pieces that were taken are still done and handed on),
/// or at the first error; the error of the earliest piece is returned, and nothing behind that
/// piece is handed on.
[[nodiscard]] Status run_ordered(Executor& executor, const OrderedWork& work,
                                 const CancelFlag& cancel);

} // namespace eco::siting

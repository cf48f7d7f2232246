// SPDX-License-Identifier: MulanPSL-2.0
// What the reliability programs do again and again: one act is one transaction of three events, so
// that half an act would show.
#pragma once

#include "base/messages.hpp"
#include "support/place.hpp"

#include <cstdio>
#include <string>

namespace eco::store::test {

constexpr std::uint64_t k_events_an_act = 3;

/// A project with its assessment (a blob) and the note of it; `name` must be new.
inline Result<std::vector<Event>> act(Record& record, const std::string& name) {
    ECO_TRY(const Blob blob, record.put_blob("{\"assessment\":\"" + name + "\"}",
                                             "application/json", context(0).at));
    const std::vector<Change> changes = {
        {Kind::project, name, 0, "created", object({{"title", "白酒 " + name}})},
        {Kind::assessment, name, 0, "made", object({{"document_blob", blob.digest}})},
        {Kind::project, name, 1, "assessed", object({{"status", "concluded"}})}};
    return record.append(changes, context(0));
}

/// Ends the program with a reason: these are no gtest programs, a broken promise is the end.
#define ECO_PROMISE(condition, ...)                                                                \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "broken promise at line %d: %s: ", __LINE__, #condition);         \
            std::fprintf(stderr, __VA_ARGS__);                                                     \
            std::fputc('\n', stderr);                                                              \
            std::exit(1);                                                                          \
        }                                                                                          \
    } while (false)

inline void expect_sound(const Record& record) {
    const auto report = record.check();
    ECO_PROMISE(report, "check did not run");
    for (const Finding& finding : report->findings) {
        std::fprintf(stderr, "%s: %s\n", finding.where.pointer.c_str(),
                     finding.args.empty() ? "" : finding.args.begin()->second.c_str());
    }
    ECO_PROMISE(report->findings.empty(), "%zu findings", report->findings.size());
    ECO_PROMISE(report->head.seq % k_events_an_act == 0, "half an act: head %zu",
                static_cast<std::size_t>(report->head.seq));
}

} // namespace eco::store::test

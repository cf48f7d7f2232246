// SPDX-License-Identifier: MulanPSL-2.0
// What people say about a project, and the findings they contest. Answers stay.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

/// {items: [{id, text, author, created_at}], total}, oldest last.
[[nodiscard]] Result<Json> comments(const Office& office, const Caller& caller,
                                    std::string_view project, const Page& page);
/// `body`: {text}.
[[nodiscard]] Result<Json> make_comment(const Office& office, const Caller& caller,
                                        std::string_view project, std::string_view body);

struct ContestSearch {
    std::string project, status; ///< status: open | answered; empty: any
    Page page;
};
/// {items: [{id, project, assessment, clause, reason, status, raised_by, outcome, answer,
/// answered_by, …}], total}.
[[nodiscard]] Result<Json> contests(const Office& office, const Caller& caller,
                                    const ContestSearch& search);
/// `body`: {project, assessment, clause, reason}. Errors: service_other_project, …
[[nodiscard]] Result<Json> raise_contest(const Office& office, const Caller& caller,
                                         std::string_view body);
/// `body`: {outcome: upheld|amended|rejected, answer}. Errors: service_answered.
[[nodiscard]] Result<Json> answer_contest(const Office& office, const Caller& caller,
                                          std::string_view id, std::string_view body);

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// The clause book, to be browsed.
#pragma once

#include "base/json.hpp"
#include "rules/book.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <cstddef>
#include <string>

namespace eco::service {

/// One clause with its measures and legal bases spelled out.
[[nodiscard]] Json clause_json(const rules::Book& book, const rules::Clause& clause);

struct ClauseQuery {
    std::string text;      ///< in id, title or text; empty: all
    std::string dimension; ///< layout | emission | risk | resource; empty: all
    std::size_t limit = 50;
    std::size_t offset = 0;
};
/// {total, clauses:[…]}. Errors: service_unknown_dimension.
[[nodiscard]] Answer<Json> clauses(const Engine& engine, const ClauseQuery& query);

} // namespace eco::service

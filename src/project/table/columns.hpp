// SPDX-License-Identifier: MulanPSL-2.0
// What the columns of a site table mean: the site's own id, name and code, its place, or a declared
// fact by its name or Chinese label, with the unit in brackets behind it.
#pragma once

#include "base/error.hpp"
#include "project/table/words.hpp"
#include "rules/fact.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eco::project::table {

/// unknown: no declared fact; faulty: a fact, but its unit is none of the fact's, or it is derived.
enum class Means { fact, id, name, code, longitude, latitude, wkt, ignored, unknown, faulty };

struct Column {
    std::string heading;
    Means means = Means::unknown;
    rules::FactId fact = 0;
    std::string unit; ///< of the heading; empty: every cell carries its own
    Error fault;      ///< unknown and faulty: what to tell, without a place
};

/// The columns met so far, in the order they were met. One a lane: not shared between threads.
class Columns {
  public:
    Columns(const Words& words, const rules::FactRegistry& facts)
        : m_words(&words), m_facts(&facts) {}

    /// The column of that heading, understood when first met.
    [[nodiscard]] std::uint32_t index(std::string_view heading);
    [[nodiscard]] const Column& at(std::uint32_t index) const { return m_columns[index]; }
    [[nodiscard]] std::size_t size() const { return m_columns.size(); }
    /// Forgets them all, for memory's sake; only between rows. Indexes start anew.
    void forget();
    /// How often they were forgotten: what was kept by index before is stale.
    [[nodiscard]] std::size_t generation() const { return m_generation; }

  private:
    const Words* m_words;
    const rules::FactRegistry* m_facts;
    std::vector<Column> m_columns;
    std::unordered_map<std::string, std::uint32_t> m_by_heading;
    std::size_t m_generation = 0;

    [[nodiscard]] Column understand(std::string_view heading) const;
    [[nodiscard]] bool bind_fact(std::string_view key, std::string_view unit, Column& out) const;
};

} // namespace eco::project::table

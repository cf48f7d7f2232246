// SPDX-License-Identifier: MulanPSL-2.0
// The facts that a document speaks of: its dictionary explains those and no others.
#pragma once

#include "rules/fact.hpp"

#include <set>
#include <string>
#include <vector>

namespace eco::admission {

class NamedFacts {
  public:
    /// The registry must outlive it.
    explicit NamedFacts(const rules::FactRegistry& facts)
        : m_facts(&facts), m_known(facts.size(), false) {}

    /// The fact's name, which the document is about to say.
    const std::string& name(rules::FactId fact) {
        const std::string& name = m_facts->at(fact).name;
        if (!m_known[fact]) {
            m_known[fact] = true;
            m_names.insert(name);
        }
        return name;
    }
    /// Stated facts that are missing; also "site:0" and the like, which no dictionary has.
    void add(const std::string& name) { m_names.insert(name); }
    [[nodiscard]] const std::set<std::string>& all() const { return m_names; }

  private:
    const rules::FactRegistry* m_facts;
    std::vector<bool> m_known;
    std::set<std::string> m_names;
};

} // namespace eco::admission

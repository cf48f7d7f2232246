// SPDX-License-Identifier: MulanPSL-2.0
// Classifying twice, from the stated facts alone and with what may be presumed, and saying which
// presumptions an answer leans on.
#include "regulation/classify.hpp"

#include "rules/labels.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace eco::regulation {
namespace {

using rules::DecisionTable;
using rules::FactId;
using rules::FactState;
using rules::FactVector;
using rules::TableResult;

/// What the tables make of one vector of facts.
struct Run {
    FactVector facts;
    std::vector<TableResult> results;
};

/// A key of the answer: the fact that is its value (none: the parts are), and further parts.
struct Key {
    std::string_view name, fact;
    std::vector<std::string_view> parts;
};

const std::vector<Key>& keys() {
    static const std::vector<Key> k_keys{
        {"catalogue", "eia_rows", {}},
        {"eia_class", "eia_class", {"eia_row", "special_topics"}},
        {"permit_class", "permit_class", {}},
        {"authority", "eia_authority", {"eia_authority_draft"}},
        {"clock_days",
         "decision_days",
         {"acceptance_publicity_days", "proposal_publicity_days", "publish_decision_days",
          "promised_days", "permit_decision_days", "first_notice_days", "consultation_days"}},
        {"two_high", "two_high", {}},
        {"offset",
         "",
         {"regional_reduction", "substitution_double", "substitution_equal", "heavy_metal_ratio",
          "capacity_replacement", "captive_coal_rule", "must_be_in_park"}},
        {"grades",
         "",
         {"grade_air", "grade_water", "grade_water_hydrology", "grade_noise", "grade_groundwater",
          "grade_soil", "grade_soil_ecology", "grade_ecology"}},
        {"risk", "grade_risk", {"risk_p", "risk_potential"}},
    };
    return k_keys;
}

Json strings(const std::set<std::string>& names) {
    Json list{Json::Array{}};
    for (const std::string& name : names) {
        list.push_back(name);
    }
    return list;
}

class Classifier {
  public:
    Classifier(const ClassifyContext& context, const FactVector& stated)
        : m_context(context), m_stated(stated), m_strict(run(stated)) {
        FactVector presumed = stated;
        m_applied = presume(context.presumptions, presumed);
        m_presumed = run(presumed);
        m_taken = std::move(presumed);
        for (const Presumption& one : context.presumptions) {
            if (one.never) {
                take_back(one);
            }
        }
    }

    Json answers() {
        Json all{Json::Object{}};
        for (const Key& key : keys()) {
            all[key.name] = compound(key);
        }
        all["sector"] = sector();
        return all;
    }

  private:
    const ClassifyContext& m_context;
    const FactVector& m_stated;
    Run m_strict, m_presumed;
    FactVector m_taken; ///< stated and presumed facts, nothing derived
    std::vector<std::size_t> m_applied;
    std::map<FactId, Run> m_without; ///< as m_presumed, but for one presumption

    [[nodiscard]] Run run(const FactVector& facts) const {
        Run out{facts, {}};
        out.results =
            derive(m_context.book.tables, m_context.book.facts, m_context.as_of, out.facts);
        return out;
    }

    [[nodiscard]] FactId id(std::string_view name) const {
        return m_context.book.facts.find(name).value();
    }

    /// The table in force that produces a fact.
    [[nodiscard]] std::optional<std::size_t> producer(FactId fact) const {
        for (std::size_t i = 0; i < m_context.book.tables.size(); ++i) {
            const auto& outputs = m_context.book.tables[i].outputs;
            if (m_strict.results[i].in_force &&
                std::find(outputs.begin(), outputs.end(), fact) != outputs.end()) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// The rows decide: either they give a value, or they say that there is none.
    static bool settled(const FactState& state) { return state.value || state.missing.empty(); }

    const Run& without(FactId fact) {
        const auto found = m_without.find(fact);
        if (found != m_without.end()) {
            return found->second;
        }
        FactVector facts = m_taken;
        facts[fact] = FactState();
        return m_without.emplace(fact, run(facts)).first->second;
    }

    /// A value that may not come from silence: what it leans on is a question again.
    void take_back(const Presumption& never) {
        if (settled(m_strict.facts[never.fact]) ||
            m_presumed.facts[never.fact].value != never.value) {
            return;
        }
        std::set<std::string> doubted = leans_on(never.fact);
        doubted = doubted.empty() ? m_strict.facts[never.fact].missing : doubted;
        std::erase_if(m_applied, [&](std::size_t i) {
            const FactId fact = m_context.presumptions[i].fact;
            const bool out = doubted.contains(m_context.book.facts.at(fact).name);
            m_taken[fact] = out ? m_stated[fact] : m_taken[fact];
            return out;
        });
        m_without.clear();
        m_presumed = run(m_taken);
    }

    /// The presumptions an answer would not stand without.
    std::set<std::string> leans_on(FactId fact) {
        std::set<std::string> names;
        const auto& missing = m_strict.facts[fact].missing;
        for (const std::size_t i : m_applied) {
            const FactId presumed = m_context.presumptions[i].fact;
            const std::string& name = m_context.book.facts.at(presumed).name;
            if (missing.contains(name) &&
                without(presumed).facts[fact].value != m_presumed.facts[fact].value) {
                names.insert(name);
            }
        }
        return names;
    }

    /// What is asked: when the kind of works is open, nothing else can be asked sensibly yet.
    [[nodiscard]] static std::set<std::string> asked(const std::set<std::string>& missing) {
        return missing.contains("works") ? std::set<std::string>{"works"} : missing;
    }

    [[nodiscard]] Json shown(FactId fact, const FactState& state) const {
        const auto& declared = m_context.book.facts.at(fact);
        if (!state.value) {
            return declared.type == rules::FactType::text ? Json("unknown") : Json(nullptr);
        }
        const auto* number = std::get_if<Decimal>(&*state.value);
        return number != nullptr && declared.dimension == Dimension::none
                   ? Json(number->to_double())
                   : rules::write_value(declared, *state.value);
    }

    Json answer(FactId fact) {
        Json out{Json::Object{}};
        const auto table = producer(fact);
        const bool strict = settled(m_strict.facts[fact]);
        const Run& used = strict ? m_strict : m_presumed;
        const FactState state = table ? used.facts[fact] : FactState();
        const bool known = table && settled(state);
        out["value"] = shown(fact, state);
        out["missing"] = strings(table && !known ? asked(state.missing) : std::set<std::string>());
        out["assumed"] = strings(known && !strict ? leans_on(fact) : std::set<std::string>());
        out["table"] = table ? m_context.book.tables[*table].name : std::string();
        out["edition"] = table ? m_context.book.tables[*table].edition : std::string();
        out["in_force"] = table.has_value();
        decided(out, table, used, known);
        if (known && !state.value) {
            out["confidence"] = "unknown"; // no row of the table speaks of such a project
        } else if (known && !strict) {
            out["confidence"] = "assumed";
        }
        return out;
    }

    /// Row, source and confidence; several rows are joined, the weakest confidence counts.
    void decided(Json& out, std::optional<std::size_t> table, const Run& used, bool known) const {
        out["row"] = "";
        out["source"] = table ? m_context.book.tables[*table].source : std::string();
        out["confidence"] = "unknown";
        if (!table || !known) {
            return;
        }
        const DecisionTable& of = m_context.book.tables[*table];
        std::string rows, source;
        auto confidence = of.confidence;
        for (const std::size_t hit : used.results[*table].hit_rows) {
            const auto& row = of.rows[hit];
            rows += (rows.empty() ? "" : ";") + row.id;
            source = source.empty() ? row.source : source;
            confidence = row.confidence;
        }
        out["row"] = rows;
        out["source"] = source.empty() ? of.source : source;
        out["confidence"] = rules::word(confidence);
    }

    Json compound(const Key& key) {
        Json parts{Json::Object{}};
        for (const std::string_view part : key.parts) {
            parts[part] = answer(id(part));
        }
        Json out = key.fact.empty() ? together(parts) : answer(id(key.fact));
        if (key.name == "clock_days") {
            add_end(out);
            for (auto& [name, part] : parts.as_object()) {
                add_end(part);
            }
        }
        if (!key.parts.empty()) {
            out["parts"] = std::move(parts);
        }
        return out;
    }

    void add_end(Json& clock) const {
        const Json& days = *clock.find("value");
        const auto end =
            days.is_number()
                ? m_context.calendar.after(m_context.as_of, static_cast<int>(days.as_number()))
                : Result<LocalDate>(m_context.as_of);
        clock["ends"] = days.is_number() && end ? Json(end->to_string()) : Json(nullptr);
    }

    /// An answer that is all its parts: their values, tables, and what any of them misses.
    static Json together(const Json& parts) {
        Json out{Json::Object{}};
        Json values{Json::Object{}};
        std::map<std::string, std::set<std::string>> names;
        for (const auto& [name, part] : parts.as_object()) {
            values[name] = *part.find("value");
            for (const auto* list : {"missing", "assumed"}) {
                for (const Json& one : part.find(list)->as_array()) {
                    names[list].insert(one.as_string());
                }
            }
            for (const auto* text : {"table", "row", "source", "confidence"}) {
                if (const std::string one = part.string_or(text, ""); !one.empty()) {
                    names[text].insert(one);
                }
            }
        }
        out["value"] = std::move(values);
        out["missing"] = strings(names["missing"]);
        out["assumed"] = strings(names["assumed"]);
        for (const auto* text : {"table", "row", "source", "confidence"}) {
            std::string joined;
            for (const std::string& one : names[text]) {
                joined += (joined.empty() ? "" : ";") + one;
            }
            out[text] = joined;
        }
        return out;
    }

    [[nodiscard]] Json sector() const {
        const FactState& state = m_stated[id("sector")];
        Json out{Json::Object{}};
        out["value"] = state.value ? Json(to_string(*state.value)) : Json("unknown");
        out["table"] = "sectors";
        out["row"] = state.value ? to_string(*state.value) : std::string();
        out["source"] = "GB/T 4754-2017";
        out["confidence"] = state.value ? "stated" : "unknown";
        out["missing"] =
            strings(state.value ? std::set<std::string>() : std::set<std::string>{"sector"});
        out["assumed"] = strings({});
        return out;
    }
};

} // namespace

rules::FactVector stated_facts(const rules::Book& book,
                               const std::map<std::string, rules::Value>& facts) {
    rules::FactVector stated(book.facts.size());
    for (const auto& [name, value] : facts) {
        if (const auto id = book.facts.find(name)) {
            stated[*id].value = value;
        }
    }
    return stated;
}

Json classify(const ClassifyContext& context, const FactVector& stated) {
    return Classifier(context, stated).answers();
}

} // namespace eco::regulation

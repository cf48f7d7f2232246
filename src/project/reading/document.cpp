// SPDX-License-Identifier: MulanPSL-2.0
// A reading as JSON, and the project document that accepting it makes.
#include "base/messages.hpp"
#include "project/reading/reading.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

/// A value in the form in which a project file states it.
Json shown(const Proposal& one, const rules::FactRegistry& facts) {
    const auto id = facts.find(one.fact);
    if (!id) {
        return rules::to_string(one.value);
    }
    const auto& fact = facts.at(*id);
    const auto* number = std::get_if<Decimal>(&one.value);
    return number != nullptr && fact.dimension == Dimension::none
               ? Json(number->to_double())
               : rules::write_value(fact, one.value);
}

Json span_json(const Span& span, const std::string& words) {
    Json json{Json::Object{}};
    json["text"] = words;
    json["start"] = span.start;
    json["end"] = span.end;
    json["byte_start"] = span.byte_start;
    json["byte_end"] = span.byte_end;
    return json;
}

double share(int percent) {
    return percent / 100.0;
}

std::string_view word(Severity severity) {
    return severity == Severity::error     ? "error"
           : severity == Severity::warning ? "warning"
                                           : "info";
}

} // namespace

Json to_json(const Reading& reading, const rules::FactRegistry& facts) {
    Json out{Json::Object{}};
    out["kind"] = "ecogate.reading.1";
    out["name"] = reading.name;
    Json proposals{Json::Array{}};
    for (const Proposal& one : reading.proposals) {
        Json json{Json::Object{}};
        const auto id = facts.find(one.fact);
        json["fact"] = one.fact;
        json["value"] = shown(one, facts);
        json["unit"] = id ? std::string(base_symbol(facts.at(*id).dimension)) : std::string();
        json["span"] = span_json(one.span, one.words);
        json["confidence"] = share(one.confidence);
        json["how"] = one.how;
        json["acceptable"] = one.acceptable();
        json["contradicted"] = one.contradicted;
        proposals.push_back(std::move(json));
    }
    out["proposals"] = std::move(proposals);
    Json sectors{Json::Array{}};
    for (const SectorCandidate& one : reading.sectors) {
        Json json{Json::Object{}};
        json["code"] = one.code;
        json["name"] = one.name;
        json["confidence"] = share(one.confidence);
        json["how"] = one.how;
        sectors.push_back(std::move(json));
    }
    out["sectors"] = std::move(sectors);
    Json rows{Json::Array{}};
    for (const int row : reading.catalogue) {
        rows.push_back(row);
    }
    out["catalogue"] = std::move(rows);
    Json missing{Json::Array{}};
    for (const UnitMissing& one : reading.units_missing) {
        Json json{Json::Object{}};
        const auto& fact = facts.at(*facts.find(one.fact));
        json["fact"] = one.fact;
        json["question_zh"] = fact.question_zh;
        json["question_en"] = fact.question_en;
        json["span"] = span_json(one.span, one.words);
        missing.push_back(std::move(json));
    }
    out["units_missing"] = std::move(missing);
    Json findings{Json::Array{}};
    for (const Finding& one : reading.findings) {
        Json json{Json::Object{}};
        json["severity"] = word(one.severity);
        json["code"] = code_name(one.code);
        json["zh"] = message(one.code, one.args, Lang::zh);
        json["en"] = message(one.code, one.args, Lang::en);
        findings.push_back(std::move(json));
    }
    out["findings"] = std::move(findings);
    return out;
}

Json accepted(const Reading& reading, const rules::FactRegistry& facts) {
    Json project{Json::Object{}};
    project["name"] = reading.name;
    Json site{Json::Object{}};
    site["role"] = "main";
    std::map<std::string, rules::Value> values;
    for (const Proposal& one : reading.proposals) {
        if (!one.acceptable()) {
            continue;
        }
        if (one.fact == "project_code") {
            project["code"] = rules::to_string(one.value);
        } else if (one.fact == "county") {
            site["county"] = rules::to_string(one.value);
        } else if (facts.find(one.fact)) {
            const auto [place, fresh] = values.emplace(one.fact, one.value);
            auto* known = std::get_if<rules::Texts>(&place->second);
            const auto* more = std::get_if<rules::Texts>(&one.value);
            if (!fresh && known != nullptr && more != nullptr) {
                known->insert(more->begin(), more->end());
            }
        }
    }
    Json stated{Json::Object{}};
    for (const auto& [name, value] : values) {
        const auto& fact = facts.at(*facts.find(name));
        const auto* number = std::get_if<Decimal>(&value);
        stated[name] = number != nullptr && fact.dimension == Dimension::none
                           ? Json(number->to_double())
                           : rules::write_value(fact, value);
    }
    Json out{Json::Object{}};
    out["project"] = std::move(project);
    out["facts"] = std::move(stated);
    out["site"] = Json(Json::Array{std::move(site)});
    return out;
}

} // namespace eco::project::reading

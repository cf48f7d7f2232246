// SPDX-License-Identifier: MulanPSL-2.0
// Clauses as JSON, and looking for them.
#include "service/clause_book.hpp"

#include "base/text.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::service {
namespace {

std::string_view scope_word(rules::Scope::Kind kind) {
    switch (kind) {
    case rules::Scope::Kind::everywhere:
        return "everywhere";
    case rules::Scope::Kind::where:
        return "where";
    case rules::Scope::Kind::unit:
        return "unit";
    case rules::Scope::Kind::package:
        return "package";
    }
    return "";
}

/// "<law>#<article>".
Json basis_json(const rules::Book& book, const std::string& reference) {
    const auto hash = reference.find('#');
    Json json;
    json["law"] = reference.substr(0, hash);
    json["article"] = hash == std::string::npos ? std::string() : reference.substr(hash + 1);
    if (const auto law = book.laws.find(reference.substr(0, hash)); law != book.laws.end()) {
        json["title_zh"] = law->second.title_zh;
        json["title_en"] = law->second.title_en;
        json["number"] = law->second.number;
    }
    return json;
}

Json measure_json(const rules::Book& book, const std::string& id) {
    Json json;
    json["id"] = id;
    if (const auto measure = book.measures.find(id); measure != book.measures.end()) {
        json["name_zh"] = measure->second.name_zh;
        json["name_en"] = measure->second.name_en;
    }
    return json;
}

bool holds(const rules::Clause& clause, const ClauseQuery& query) {
    const auto in = [&](const std::string& text) {
        return text.find(query.text) != std::string::npos;
    };
    return (query.dimension.empty() || rules::word(clause.dimension) == query.dimension) &&
           (in(clause.id) || in(clause.title_zh) || in(clause.title_en) || in(clause.text_zh) ||
            in(clause.text_en));
}

} // namespace

Json clause_json(const rules::Book& book, const rules::Clause& clause) {
    Json json;
    json["id"] = clause.id;
    json["title_zh"] = clause.title_zh;
    json["title_en"] = clause.title_en;
    json["text_zh"] = clause.text_zh;
    json["text_en"] = clause.text_en;
    json["tier"] = rules::word(clause.tier);
    json["scope"]["kind"] = scope_word(clause.scope.kind);
    json["scope"]["key"] = clause.scope.key;
    json["dimension"] = rules::word(clause.dimension);
    json["kind"] = rules::word(clause.kind);
    json["consequence"] = rules::word(clause.effective_consequence());
    json["confidence"] = rules::word(clause.confidence);
    json["source"] = clause.source;
    json["from"] = clause.validity.from.to_string();
    if (clause.validity.to) {
        json["to"] = clause.validity.to->to_string();
    }
    json["measures"] = Json(Json::Array{});
    for (const std::string& id : clause.measures) {
        json["measures"].push_back(measure_json(book, id));
    }
    json["basis"] = Json(Json::Array{});
    for (const std::string& reference : clause.basis) {
        json["basis"].push_back(basis_json(book, reference));
    }
    return json;
}

Answer<Json> clauses(const Engine& engine, const ClauseQuery& query) {
    if (!query.dimension.empty() && !rules::parse_dimension4(query.dimension)) {
        return refuse({ErrorCode::service_unknown_dimension, {{"value", query.dimension}}, {}});
    }
    const rules::Book& book = engine.book();
    Json json;
    json["clauses"] = Json(Json::Array{});
    std::size_t total = 0;
    for (const rules::Clause& clause : book.clauses) {
        if (!holds(clause, query)) {
            continue;
        }
        if (total >= query.offset && total - query.offset < query.limit) {
            json["clauses"].push_back(clause_json(book, clause));
        }
        ++total;
    }
    json["total"] = total;
    return json;
}

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// The constant pieces of a finding.
#include "admission/clause_texts.hpp"

#include "base/json.hpp"
#include "rules/labels.hpp"

namespace eco::admission {
namespace {

void conditions(const rules::Book& book, const rules::Clause& clause, std::string& out) {
    out += '[';
    for (const auto* list : {&clause.when, &clause.unless}) {
        for (const rules::Condition& condition : *list) {
            out += out.back() == '[' ? "{\"cell\":" : ",{\"cell\":";
            append_canonical(out, condition.cell.source());
            out += list == &clause.unless ? ",\"exception\":true,\"fact\":"
                                          : ",\"exception\":false,\"fact\":";
            append_canonical(out, book.facts.at(condition.fact).name);
            out += '}';
        }
    }
    out += ']';
}

void write_head(const rules::Book& book, const rules::Clause& clause, std::string& out) {
    out += "{\"basis\":[";
    for (const std::string& basis : clause.basis) {
        out += &basis == clause.basis.data() ? "" : ",";
        append_canonical(out, basis);
    }
    out += "],\"clause\":";
    append_canonical(out, clause.id);
    out += ",\"conditions\":";
    conditions(book, clause, out);
    out += ",\"consequence\":";
    append_canonical(out, rules::word(clause.consequence));
    out += ",\"dimension\":";
    append_canonical(out, rules::word(clause.dimension));
    out += ",\"kind\":";
    append_canonical(out, rules::word(clause.kind));
    out += ",\"parts\":[";
}

void write_tail(const rules::Clause& clause, std::string& out) {
    out += ",\"tier\":";
    append_canonical(out, rules::word(clause.tier));
    out += ",\"title_en\":";
    append_canonical(out, clause.title_en);
    out += ",\"title_zh\":";
    append_canonical(out, clause.title_zh);
}

} // namespace

ClauseTexts ClauseTexts::write(const rules::Book& book) {
    ClauseTexts texts;
    texts.m_places.reserve(book.clauses.size());
    for (const rules::Clause& clause : book.clauses) {
        Place place;
        place.first = texts.m_text.size();
        write_head(book, clause, texts.m_text);
        place.middle = texts.m_text.size();
        write_tail(clause, texts.m_text);
        place.end = texts.m_text.size();
        texts.m_places.push_back(place);
    }
    texts.m_text.shrink_to_fit();
    return texts;
}

} // namespace eco::admission

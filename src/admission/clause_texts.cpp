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

std::string ClauseTexts::write(const rules::Book& book) {
    FlatTextList pieces;
    for (const rules::Clause& clause : book.clauses) {
        write_head(book, clause, pieces.all);
        pieces.close();
        write_tail(clause, pieces.all);
        pieces.close();
    }
    FlatWriter out;
    out.add(pieces);
    return out.bytes();
}

std::optional<ClauseTexts> ClauseTexts::open(std::span<const std::byte> image) {
    FlatReader in(image);
    ClauseTexts texts;
    texts.m_pieces = in.texts();
    const bool sound = in.finished() && texts.m_pieces.sound() && texts.m_pieces.size() % 2 == 0;
    return sound ? std::optional(texts) : std::nullopt;
}

} // namespace eco::admission

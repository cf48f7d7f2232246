// SPDX-License-Identifier: MulanPSL-2.0
// Members in canonical order.
#include "admission/clause_records.hpp"

#include "rules/labels.hpp"

namespace eco::admission {

void write_basis(const rules::Book& book, const rules::Clause& clause, CanonicalText& json) {
    static const rules::Law k_unknown;
    json.list("basis", clause.basis, [&](std::string_view reference) {
        const auto hash = reference.find('#');
        const std::string_view id = reference.substr(0, hash);
        const auto known = book.laws.find(std::string(id));
        const rules::Law& law = known == book.laws.end() ? k_unknown : known->second;
        json.object([&] {
            json.text("article", hash == std::string_view::npos ? std::string_view()
                                                                : reference.substr(hash + 1));
            json.text("law", id);
            json.text("number", law.number);
            json.text("title_en", law.title_en);
            json.text("title_zh", law.title_zh);
        });
    });
}

WhyNotTexts WhyNotTexts::of(const rules::Book& book) {
    WhyNotTexts texts;
    std::string& all = texts.m_pieces.all;
    CanonicalText json(all);
    for (const rules::Clause& clause : book.clauses) {
        all += '{';
        write_basis(book, clause, json);
        json.name("because");
        texts.m_pieces.close();
        all += ",\"clause\":";
        append_canonical(all, clause.id);
        json.text("dimension", rules::word(clause.dimension));
        json.name("status");
        texts.m_pieces.close();
        all += ",\"tier\":";
        append_canonical(all, rules::word(clause.tier));
        json.text("title_en", clause.title_en);
        json.text("title_zh", clause.title_zh);
        all += '}';
        texts.m_pieces.close();
    }
    return texts;
}

} // namespace eco::admission

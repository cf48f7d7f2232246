// SPDX-License-Identifier: MulanPSL-2.0
// Reading a description, part by part, and weighing the proposals against each other.
#include "project/reading/reading.hpp"

#include "base/messages.hpp"
#include "project/reading/draft.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

constexpr std::size_t k_longest_title = 100;

/// Up to the first full stop, comma or line end, not counting what stands at the very start.
std::size_t title_end(std::u32string_view text, const Knowledge& knowledge) {
    const WordIndex& ends = knowledge.mark("title_end");
    for (std::size_t i = 4; i < std::min(text.size(), k_longest_title); ++i) {
        if (text[i] == U'\n' || ends.length_at(text, i) > 0) {
            return i;
        }
    }
    return std::min(text.size(), k_longest_title);
}

/// End of the owner's name that opens the title; 0 when nothing but generic words follows it.
std::size_t company_end(std::u32string_view title, const Knowledge& knowledge) {
    std::size_t end = 0;
    for (const WordHit& hit : knowledge.mark("company").longest(title)) {
        end = hit.to;
    }
    return end >= title.size() ? 0 : end;
}

/// At most k_read_bytes, cut between characters.
std::string_view bounded(std::string_view text, Findings& findings) {
    if (text.size() <= k_read_bytes) {
        return text;
    }
    std::size_t cut = k_read_bytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut;
    }
    findings.push_back({Severity::warning,
                        ErrorCode::project_reading_truncated,
                        {{"bytes", std::to_string(text.size())}, {"read", std::to_string(cut)}},
                        {}});
    return text.substr(0, cut);
}

/// Different values of a fact that has one: all are kept, none can be accepted.
void contradictions(Reading& reading, const rules::FactRegistry& facts) {
    for (std::size_t i = 0; i < reading.proposals.size(); ++i) {
        Proposal& one = reading.proposals[i];
        const auto id = facts.find(one.fact);
        if (id && facts.at(*id).type == rules::FactType::texts) {
            continue;
        }
        for (std::size_t j = i + 1; j < reading.proposals.size(); ++j) {
            Proposal& other = reading.proposals[j];
            if (other.fact != one.fact || other.value == one.value) {
                continue;
            }
            if (!one.contradicted || !other.contradicted) {
                Where where;
                where.column = other.span.start + 1;
                reading.findings.push_back(
                    {Severity::warning,
                     ErrorCode::project_reading_conflict,
                     {{"fact", id ? facts.at(*id).label_zh
                                  : std::string(text("read." + one.fact, Lang::zh))},
                      {"name", one.fact},
                      {"first", one.words},
                      {"second", other.words}},
                     std::move(where)});
            }
            one.contradicted = other.contradicted = true;
        }
    }
}

bool has_project(const Draft& draft) {
    const Reading& reading = draft.reading;
    const auto counts = [](const Proposal& one) {
        return one.how == "stated" || one.how == "amount" || one.how == "edition_2011" ||
               (one.fact == "sector" && one.confidence >= 20) || one.fact == "nature";
    };
    // "息烽至开阳二级公路": a title that names a kind of works needs no word for project.
    constexpr int k_plain = 85;
    const auto titled = [&](const Proposal& one) {
        return one.fact == "sector" && one.how == "lexicon" && one.confidence >= k_plain;
    };
    return !reading.units_missing.empty() ||
           std::any_of(reading.proposals.begin(), reading.proposals.end(), titled) ||
           (std::any_of(reading.proposals.begin(), reading.proposals.end(), counts) &&
            draft.knowledge.mark("project").inside(draft.text));
}

} // namespace

Result<Reading> read(std::string_view text, const Knowledge& knowledge) {
    if (text.size() > k_max_bytes) {
        return fail(
            {ErrorCode::project_reading_too_long,
             {{"bytes", std::to_string(text.size())}, {"limit", std::to_string(k_max_bytes)}},
             {}});
    }
    Findings findings;
    // Truncated text is checked as a whole, so that a bad byte is named wherever it stands.
    ECO_CHECK([&]() -> Status {
        auto whole = text.size() > k_read_bytes ? SourceText::fold(text, knowledge.script)
                                                : Result<SourceText>(SourceText());
        return whole ? Status() : Status(fail(whole.error()));
    }());
    ECO_TRY(const SourceText source, SourceText::fold(bounded(text, findings), knowledge.script));
    Draft draft{knowledge, source, source.characters(), 0, 0, {}};
    draft.reading.findings = std::move(findings);
    draft.title_end = title_end(draft.text, knowledge);
    draft.company_end = company_end(draft.text.substr(0, draft.title_end), knowledge);
    draft.reading.name = source.original(source.span(0, draft.title_end));
    read_codes(draft);
    read_sectors(draft);
    read_terms(draft);
    read_scale(draft);
    read_place(draft);
    if (!has_project(draft)) {
        return fail({ErrorCode::project_reading_no_project, {}, {}});
    }
    contradictions(draft.reading, *knowledge.facts);
    for (const UnitMissing& missing : draft.reading.units_missing) {
        const auto& fact = knowledge.facts->at(*knowledge.facts->find(missing.fact));
        Where where;
        where.column = missing.span.start + 1;
        draft.reading.findings.push_back(
            {Severity::warning,
             ErrorCode::project_reading_unit_missing,
             {{"number", missing.words}, {"fact", fact.label_zh}, {"name", missing.fact}},
             std::move(where)});
    }
    return std::move(draft.reading);
}

} // namespace eco::project::reading

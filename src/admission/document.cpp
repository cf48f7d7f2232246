// SPDX-License-Identifier: MulanPSL-2.0
// The sections of an assessment, one after the other; the long ones are written elsewhere.
#include "admission/document.hpp"

#include "admission/assess.hpp"
#include "admission/findings_text.hpp"
#include "admission/ground_text.hpp"
#include "admission/why_not.hpp"
#include "base/messages.hpp"
#include "rules/labels.hpp"

#include <algorithm>
#include <map>

namespace eco::admission {
namespace {

/// By dimension, worst first, then id.
std::vector<const ClauseFinding*> ordered(const std::vector<ClauseFinding>& findings) {
    std::vector<const ClauseFinding*> list;
    for (const ClauseFinding& finding : findings) {
        list.push_back(&finding);
    }
    std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
        return a->clause->dimension != b->clause->dimension
                   ? a->clause->dimension < b->clause->dimension
                   : a->verdict > b->verdict;
    });
    return list;
}

/// Bytes of a document besides the why-not list, and of what an entry of that says of a project,
/// about: memory is reserved by them.
constexpr std::size_t k_usual_rest = 65536, k_usual_because = 192;

class Document {
  public:
    explicit Document(const DocumentInput& in)
        : m_in(in), m_facts(in.context.book.facts), m_named(m_facts),
          m_ordered(ordered(in.judgement.findings)), m_json(m_out) {}

    std::string write() {
        m_out.reserve(k_usual_rest + m_in.why_not.bytes() +
                      m_in.book.clauses.size() * k_usual_because);
        m_out += '{';
        m_json.text("as_of", m_in.context.as_of.to_string());
        m_json.name("coverage");
        write_coverage(m_in, m_out);
        decided_by();
        m_json.name("derived");
        write_derived(m_in, m_named, m_out);
        m_json.text("engine", engine_version());
        const std::size_t behind_engine = m_out.size();
        m_json.name("findings");
        write_findings(m_in, m_ordered, m_named, m_out);
        m_json.text("format", "ecogate.assessment/1");
        gaps();
        measures();
        m_json.ready("project", canonical_json(project::to_json(m_in.project, m_facts)));
        questions();
        release();
        m_json.name("spatial");
        write_spatial(m_in, m_named, m_out);
        m_json.name("units");
        write_units(m_in.layout, m_out);
        m_json.text("verdict", admission::word(m_in.judgement.verdict));
        m_json.name("why_not");
        write_why_not(m_in, m_named, m_out);
        m_out += '}';
        m_out.insert(behind_engine, facts());
        return std::move(m_out);
    }

  private:
    const DocumentInput& m_in;
    const rules::FactRegistry& m_facts;
    NamedFacts m_named;
    std::vector<const ClauseFinding*> m_ordered;
    std::string m_out;
    CanonicalText m_json;

    /// Known last, for all sections name facts; stands before "findings".
    [[nodiscard]] std::string facts() {
        for (const auto& [name, value] : m_in.project.facts) {
            m_named.add(name);
        }
        std::string out;
        for (const std::string& name : m_named.all()) {
            if (const auto id = m_facts.find(name)) { // not "site:0" and the like
                out += out.empty() ? ",\"facts\":{" : ",";
                out += m_in.fact_texts[*id];
            }
        }
        return out.empty() ? ",\"facts\":{}" : out + "}";
    }

    void release() {
        const zoning::Release& release = m_in.context.release;
        const auto tell = [&](const char* key) {
            m_json.text(key, release.meta().string_or(key, ""));
        };
        const Json* example = release.meta().find("example");
        m_json.object("release", [&] {
            m_json.text("digest", release.digest());
            tell("effective_from");
            m_json.flag("example", example != nullptr && example->is_bool() && example->as_bool());
            for (const char* key : {"id", "notes_en", "notes_zh", "title_en", "title_zh"}) {
                tell(key);
            }
        });
    }

    void decided_by() {
        const Verdict verdict = m_in.judgement.verdict;
        std::vector<std::string> list;
        for (const ClauseFinding* finding : m_ordered) {
            if (finding->verdict == verdict && verdict != Verdict::admissible) {
                list.push_back(finding->clause->id);
            }
        }
        for (const Gap& gap : m_in.judgement.gaps) {
            if (verdict == Verdict::undetermined) {
                list.push_back("gap:" + gap.code);
            }
        }
        m_json.texts("decided_by", list);
    }

    /// An argument "title" in the language of the text.
    static Args in_language(Args args, const std::string& language) {
        const auto title = args.find("title_" + language);
        if (title != args.end()) {
            args["title"] = title->second;
        }
        return args;
    }

    void gaps() {
        m_json.list("gaps", m_in.judgement.gaps, [&](const Gap& gap) {
            m_json.object([&] {
                m_json.text("code", gap.code);
                m_json.text("en", text("gap." + gap.code, Lang::en, in_language(gap.args, "en")));
                m_json.text("zh", text("gap." + gap.code, Lang::zh, in_language(gap.args, "zh")));
            });
        });
    }

    void questions() {
        m_json.list("questions", m_in.judgement.questions, [&](const Question& question) {
            m_json.object([&] {
                m_json.texts("clauses", question.clauses);
                m_json.text("fact", question.fact);
                ask(question.fact);
                m_json.text("worst", admission::word(question.worst));
            });
        });
    }

    void ask(const std::string& fact) {
        if (const auto id = m_facts.find(fact)) {
            m_named.add(fact);
            m_json.text("question_en", m_facts.at(*id).question_en);
            m_json.text("question_zh", m_facts.at(*id).question_zh);
        } else {
            const Args args{{"site", site_name(fact.substr(5))}};
            m_json.text("question_en", text("question.place", Lang::en, args));
            m_json.text("question_zh", text("question.place", Lang::zh, args));
        }
    }

    /// "0" → the site's name; "outlet" → the role's label.
    [[nodiscard]] std::string site_name(const std::string& which) const {
        for (std::size_t i = 0; i < m_in.project.sites.size(); ++i) {
            const project::Site& site = m_in.project.sites[i];
            if (which == std::to_string(i)) {
                return site.name.empty() ? m_in.book.role(site.role)->label_zh : site.name;
            }
        }
        const rules::SiteRole* role = m_in.book.role(which);
        return role == nullptr ? which : role->label_zh;
    }

    void measures() {
        std::map<std::string, std::vector<std::string>> asked;
        for (const ClauseFinding* finding : m_ordered) {
            for (const std::string& measure : finding->clause->measures) {
                if (m_in.book.measures.contains(measure)) { // a dangling one stops the release
                    asked[measure].push_back(finding->clause->id);
                }
            }
        }
        m_json.list("measures", asked, [&](const auto& one) {
            const rules::Measure& measure = m_in.book.measures.at(one.first);
            m_json.object([&] {
                m_json.texts("clauses", one.second);
                m_json.text("confidence", rules::word(measure.confidence));
                m_json.text("id", one.first);
                m_json.text("kind", measure.kind);
                m_json.text("name_en", measure.name_en);
                m_json.text("name_zh", measure.name_zh);
                m_json.text("source", measure.source);
                m_json.text("text_en", measure.text_en);
                m_json.text("text_zh", measure.text_zh);
            });
        });
    }
};

} // namespace

std::string document(const DocumentInput& input) {
    return Document(input).write();
}

} // namespace eco::admission

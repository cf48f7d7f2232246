// SPDX-License-Identifier: MulanPSL-2.0
// The sections of an assessment, one function each.
#include "admission/document.hpp"

#include "admission/assess.hpp"
#include "admission/coverage.hpp"
#include "admission/named_facts.hpp"
#include "admission/state_json.hpp"
#include "admission/why_not.hpp"
#include "base/messages.hpp"
#include "rules/labels.hpp"

#include <algorithm>
#include <map>

namespace eco::admission {
namespace {

std::string_view word(rules::Tri value) {
    return value == rules::Tri::yes ? "yes" : value == rules::Tri::no ? "no" : "unknown";
}

Json strings(const auto& list) {
    Json json{Json::Array{}};
    for (const std::string& one : list) {
        json.push_back(one);
    }
    return json;
}

/// Bytes of an entry of the why-not list, about: memory is reserved by it.
constexpr std::size_t k_usual_entry = 512;

class Document {
  public:
    explicit Document(const DocumentInput& in)
        : m_in(in), m_book(in.book), m_facts(in.context.book.facts), m_named(m_facts) {}

    /// One member after the other: sections that are text already stand among those that are trees.
    std::string write() {
        std::string why_not;
        why_not.reserve(m_book.clauses.size() * k_usual_entry);
        write_why_not(m_in, m_named, why_not);
        const Json rest = sections();
        std::map<std::string_view, std::string> written;
        written.emplace("why_not", std::move(why_not));
        written.emplace("facts", facts());
        for (const auto& [name, section] : rest.as_object()) {
            written[name] = canonical_json(section);
        }
        std::size_t size = 0;
        for (const auto& [name, text] : written) {
            size += name.size() + text.size() + 4;
        }
        std::string out;
        out.reserve(size + 3); // the brackets, and a line break behind
        out += '{';
        for (const auto& [name, text] : written) {
            out += out.size() == 1 ? "\"" : ",\"";
            out += name;
            out += "\":";
            out += text;
        }
        out += '}';
        return out;
    }

  private:
    Json sections() {
        Json json;
        json["format"] = "ecogate.assessment/1";
        json["engine"] = engine_version();
        json["as_of"] = m_in.context.as_of.to_string();
        json["project"] = project::to_json(m_in.project, m_facts);
        json["release"] = release();
        json["verdict"] = admission::word(m_in.judgement.verdict);
        json["decided_by"] = decided_by();
        json["gaps"] = gaps();
        json["units"] = units();
        json["findings"] = findings();
        json["questions"] = questions();
        json["measures"] = measures();
        json["spatial"] = spatial();
        json["derived"] = derived();
        json["coverage"] = coverage(m_in);
        for (const auto& [name, value] : m_in.project.facts) {
            m_named.add(name);
        }
        return json;
    }

    /// Last: all others name facts.
    [[nodiscard]] std::string facts() const {
        std::string out = "{";
        for (const std::string& name : m_named.all()) {
            if (const auto id = m_facts.find(name)) { // not "site:0" and the like
                out += out.size() == 1 ? "" : ",";
                out += m_in.fact_texts[*id];
            }
        }
        return out + "}";
    }

    const DocumentInput& m_in;
    const rules::Book& m_book;
    const rules::FactRegistry& m_facts;
    NamedFacts m_named;

    const std::string& name(rules::FactId fact) { return m_named.name(fact); }

    /// Hit and unknown clauses: by dimension, worst first, then id.
    [[nodiscard]] std::vector<const ClauseFinding*> ordered() const {
        std::vector<const ClauseFinding*> list;
        for (const ClauseFinding& finding : m_in.judgement.findings) {
            list.push_back(&finding);
        }
        std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
            return a->clause->dimension != b->clause->dimension
                       ? a->clause->dimension < b->clause->dimension
                       : a->verdict > b->verdict;
        });
        return list;
    }

    [[nodiscard]] Json release() const {
        const Json& meta = m_in.context.release.meta();
        Json json;
        for (const char* key :
             {"id", "title_zh", "title_en", "effective_from", "notes_zh", "notes_en"}) {
            json[key] = meta.string_or(key, "");
        }
        const Json* example = meta.find("example");
        json["example"] = example != nullptr && example->is_bool() && example->as_bool();
        json["digest"] = m_in.context.release.digest();
        return json;
    }

    [[nodiscard]] Json decided_by() const {
        Json list{Json::Array{}};
        const Verdict verdict = m_in.judgement.verdict;
        for (const ClauseFinding* finding : ordered()) {
            if (finding->verdict == verdict && verdict != Verdict::admissible) {
                list.push_back(finding->clause->id);
            }
        }
        for (const Gap& gap : m_in.judgement.gaps) {
            if (verdict == Verdict::undetermined) {
                list.push_back("gap:" + gap.code);
            }
        }
        return list;
    }

    /// An argument "title" in the language of the text.
    static Args in_language(Args args, const std::string& language) {
        const auto title = args.find("title_" + language);
        if (title != args.end()) {
            args["title"] = title->second;
        }
        return args;
    }

    [[nodiscard]] Json gaps() const {
        Json list{Json::Array{}};
        for (const Gap& gap : m_in.judgement.gaps) {
            Json one;
            one["code"] = gap.code;
            one["zh"] = text("gap." + gap.code, Lang::zh, in_language(gap.args, "zh"));
            one["en"] = text("gap." + gap.code, Lang::en, in_language(gap.args, "en"));
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json units() const {
        Json list{Json::Array{}};
        for (const UnitPart& part : m_in.layout.parts) {
            Json one;
            one["site"] = part.site;
            one["code"] = part.is->code;
            one["name"] = part.is->name;
            one["class"] = part.is->unit_class;
            one["county"] = part.is->county;
            one["membership"] = word(part.membership);
            one["area_m2"] = tenths(part.area_m2);
            one["length_m"] = tenths(part.length_m);
            one["share"] = millionths(part.share);
            if (part.distance_m) {
                one["distance_m"] = tenths(*part.distance_m);
            }
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json basis(const rules::Clause& clause) const {
        Json list{Json::Array{}};
        for (const std::string& reference : clause.basis) {
            const auto hash = reference.find('#');
            const auto law = m_book.laws.find(reference.substr(0, hash));
            Json one;
            one["law"] = reference.substr(0, hash);
            one["article"] = hash == std::string::npos ? "" : reference.substr(hash + 1);
            one["title_zh"] = law == m_book.laws.end() ? "" : law->second.title_zh;
            one["title_en"] = law == m_book.laws.end() ? "" : law->second.title_en;
            one["number"] = law == m_book.laws.end() ? "" : law->second.number;
            list.push_back(std::move(one));
        }
        return list;
    }

    /// Where a place is: site (or none), role, unit (or none).
    void whereabouts(const Place& place, Json& json) const {
        json["site"] = place.site ? Json(*place.site) : Json();
        json["role"] = place.role;
        json["unit"] = place.part ? Json(m_in.layout.parts[*place.part].is->code) : Json();
    }

    Json findings() {
        Json list{Json::Array{}};
        for (const ClauseFinding* finding : ordered()) {
            const rules::Clause& clause = *finding->clause;
            Json one;
            one["clause"] = clause.id;
            one["title_zh"] = clause.title_zh;
            one["title_en"] = clause.title_en;
            one["text_zh"] = clause.text_zh;
            one["text_en"] = clause.text_en;
            one["tier"] = rules::word(clause.tier);
            one["dimension"] = rules::word(clause.dimension);
            one["kind"] = rules::word(clause.kind);
            one["confidence"] = rules::word(clause.confidence);
            one["consequence"] = rules::word(clause.consequence);
            one["verdict"] = admission::word(finding->verdict);
            one["status"] = admission::word(finding->status);
            one["basis"] = basis(clause);
            one["refusal_ground"] = clause.refusal_ground;
            one["source"] = clause.source;
            one["measures"] = strings(clause.measures);
            one["from"] = clause.validity.from.to_string();
            one["to"] = clause.validity.to ? Json(clause.validity.to->to_string()) : Json();
            Json parts{Json::Array{}};
            for (const PlaceOutcome& outcome : finding->places) {
                if (outcome.applies != rules::Tri::no) {
                    parts.push_back(part(clause, outcome));
                }
            }
            one["parts"] = std::move(parts);
            list.push_back(std::move(one));
        }
        return list;
    }

    Json part(const rules::Clause& clause, const PlaceOutcome& outcome) {
        const Place& place = m_in.layout.places[outcome.place];
        Json json;
        whereabouts(place, json);
        json["status"] = outcome.applies == rules::Tri::yes ? "hit" : "unknown";
        json["present"] = word(place.present);
        if (outcome.scope_fact) {
            Json scope;
            scope["fact"] = name(*outcome.scope_fact);
            scope["holds"] = word(outcome.scope);
            scope["state"] = state(*outcome.scope_fact, place);
            json["scope"] = std::move(scope);
        } else {
            json["scope"] = Json();
        }
        Json conditions{Json::Array{}};
        for (std::size_t i = 0; i < outcome.outcome.conditions.size(); ++i) {
            conditions.push_back(condition(clause, outcome.outcome.conditions[i], i, place));
        }
        json["conditions"] = std::move(conditions);
        json["missing"] = strings(outcome.missing);
        for (const std::string& missing : outcome.missing) {
            m_named.add(missing);
        }
        return json;
    }

    Json condition(const rules::Clause& clause, const rules::ConditionOutcome& outcome,
                   std::size_t index, const Place& place) {
        Json json;
        json["fact"] = name(outcome.fact);
        json["cell"] = condition_at(clause, index).cell.source();
        json["exception"] = outcome.exception;
        json["holds"] = word(outcome.holds);
        json["state"] = state(outcome.fact, place);
        if (outcome.flips_at) {
            json["flips_at"] = rules::write_value(m_facts.at(outcome.fact), *outcome.flips_at);
        }
        return json;
    }

    Json state(rules::FactId fact, const Place& place) {
        const rules::FactState& known = m_in.layout.facts(place)[fact];
        for (const std::string& missing : known.missing) {
            m_named.add(missing);
        }
        return state_at(fact, place, m_in.layout, m_facts);
    }

    Json questions() {
        Json list{Json::Array{}};
        for (const Question& question : m_in.judgement.questions) {
            Json one;
            one["fact"] = question.fact;
            one["worst"] = admission::word(question.worst);
            one["clauses"] = strings(question.clauses);
            const auto id = m_facts.find(question.fact);
            if (id) {
                m_named.add(question.fact);
                one["question_zh"] = m_facts.at(*id).question_zh;
                one["question_en"] = m_facts.at(*id).question_en;
            } else {
                const Args args{{"site", site_name(question.fact.substr(5))}};
                one["question_zh"] = text("question.place", Lang::zh, args);
                one["question_en"] = text("question.place", Lang::en, args);
            }
            list.push_back(std::move(one));
        }
        return list;
    }

    /// "0" → the site's name; "outlet" → the role's label.
    [[nodiscard]] std::string site_name(const std::string& which) const {
        for (std::size_t i = 0; i < m_in.project.sites.size(); ++i) {
            const project::Site& site = m_in.project.sites[i];
            if (which == std::to_string(i)) {
                return site.name.empty() ? m_book.role(site.role)->label_zh : site.name;
            }
        }
        const rules::SiteRole* role = m_book.role(which);
        return role == nullptr ? which : role->label_zh;
    }

    [[nodiscard]] Json measures() const {
        std::map<std::string, std::vector<std::string>> asked;
        for (const ClauseFinding* finding : ordered()) {
            for (const std::string& measure : finding->clause->measures) {
                asked[measure].push_back(finding->clause->id);
            }
        }
        Json list{Json::Array{}};
        for (const auto& [id, clauses] : asked) {
            const auto found = m_book.measures.find(id);
            if (found == m_book.measures.end()) {
                continue; // a dangling one stops the release
            }
            const rules::Measure& measure = found->second;
            Json one;
            one["id"] = id;
            one["kind"] = measure.kind;
            one["name_zh"] = measure.name_zh;
            one["name_en"] = measure.name_en;
            one["text_zh"] = measure.text_zh;
            one["text_en"] = measure.text_en;
            one["source"] = measure.source;
            one["confidence"] = rules::word(measure.confidence);
            one["clauses"] = strings(clauses);
            list.push_back(std::move(one));
        }
        return list;
    }

    /// What was found on the ground; a plain "no" is left to the why-not list.
    Json spatial() {
        Json list{Json::Array{}};
        for (std::size_t site = 0; site < m_in.layout.measurements.size(); ++site) {
            for (const Measurement& one : m_in.layout.measurements[site]) {
                const bool plain_no = one.state.value == rules::Value(false);
                if (plain_no) {
                    continue;
                }
                Json json;
                json["site"] = site;
                json["fact"] = name(one.fact);
                json["layer"] = one.role;
                json["state"] = measured_json(one, m_facts);
                Json features{Json::Array{}};
                for (const Touched& touched : one.features) {
                    features.push_back(feature(*one.layer, touched));
                }
                json["features"] = std::move(features);
                list.push_back(std::move(json));
            }
        }
        return list;
    }

    static Json feature(const zoning::Layer& layer, const Touched& touched) {
        zoning::Attributes have = layer.attributes(touched.feature);
        Json json;
        json["code"] = have["code"];
        json["name"] = have["name"];
        json["area_m2"] = tenths(touched.area_m2);
        json["length_m"] = tenths(touched.length_m);
        json["share"] = millionths(touched.share);
        if (touched.distance_m) {
            json["distance_m"] = tenths(*touched.distance_m);
        }
        return json;
    }

    /// What the tables made of the stated facts, at the main site.
    Json derived() {
        Json list{Json::Array{}};
        if (m_in.layout.places.empty()) {
            return list;
        }
        const Situation& main = m_in.layout.situations[m_in.layout.places.front().situation];
        for (std::size_t t = 0; t < m_book.tables.size(); ++t) {
            const rules::DecisionTable& table = m_book.tables[t];
            const rules::TableResult& result = *main.derived[t];
            for (std::size_t i = 0; result.in_force && i < table.outputs.size(); ++i) {
                list.push_back(derivation(table, result, i));
            }
        }
        return list;
    }

    Json derivation(const rules::DecisionTable& table, const rules::TableResult& result,
                    std::size_t output) {
        Json json;
        json["fact"] = name(table.outputs[output]);
        json["state"] = state_json(m_facts.at(table.outputs[output]), result.outputs[output]);
        json["table"] = table.name;
        json["edition"] = table.edition;
        rules::Confidence confidence = table.confidence;
        std::string source = table.source;
        Json rows{Json::Array{}};
        for (const std::size_t row : result.hit_rows) {
            rows.push_back(table.rows[row].id);
            source = table.rows[row].source;
            confidence = table.rows[row].confidence;
        }
        json["rows"] = std::move(rows);
        json["source"] = source;
        json["confidence"] = rules::word(confidence);
        for (const std::string& missing : result.outputs[output].missing) {
            m_named.add(missing);
        }
        return json;
    }
};

} // namespace

std::string document(const DocumentInput& input) {
    return Document(input).write();
}

} // namespace eco::admission

// SPDX-License-Identifier: MulanPSL-2.0
// Four processes over the use cases that there are.
#include "service/processes.hpp"

#include "service/judge_project.hpp"
#include "service/office/body.hpp"
#include "service/place.hpp"
#include "service/screen_features.hpp"

#include <algorithm>
#include <array>

namespace eco::service {
namespace {

struct Inputs {
    const Json& members;
    std::shared_ptr<const Engine> engine;
    LocalDate today;
    Lang lang;
};

struct Process {
    std::string_view id;
    std::vector<std::string_view> inputs; ///< names; the last ones may be left out
    std::size_t wanted = 0;               ///< how many may not
    Result<Work> (*work)(const Inputs&);
};

Result<LocalDate> day_of(const Inputs& inputs) {
    const Json* stated = inputs.members.find("as_of");
    if (stated == nullptr) {
        return inputs.today;
    }
    const auto day = stated->is_string() ? LocalDate::parse(stated->as_string())
                                         : Result<LocalDate>(fail(bad_member("as_of", "a day")));
    return day ? day : Result<LocalDate>(fail(bad_member("as_of", "2026-11-24")));
}

Answer<std::string> document_of(const Answer<Judged>& judged) {
    return judged ? Answer<std::string>(judged->document) : tl::unexpected(judged.error());
}

using Judge = Answer<Judged> (*)(const Engine&, std::string_view, LocalDate);

Result<Work> judging(const Inputs& inputs, Judge judge) {
    ECO_TRY(const LocalDate day, day_of(inputs));
    return Work([engine = inputs.engine, day, judge,
                 body = canonical_json(*inputs.members.find("project"))](Progress&) {
        return document_of(judge(*engine, body, day));
    });
}

Result<Work> pre_assessment(const Inputs& inputs) {
    return judging(inputs, assess);
}

Result<Work> classification(const Inputs& inputs) {
    return judging(inputs, classify);
}

Result<double> number(const Inputs& inputs, std::string_view name) {
    const Json* value = inputs.members.find(name);
    return value->is_number() ? Result<double>(value->as_number())
                              : fail(bad_member(name, "a number of degrees"));
}

Result<Work> site_query(const Inputs& inputs) {
    ECO_TRY(const double lon, number(inputs, "lon"));
    ECO_TRY(const double lat, number(inputs, "lat"));
    return Work([engine = inputs.engine, lon, lat, lang = inputs.lang](Progress&) {
        return at_point(*engine, {lon, lat}, lang);
    });
}

Result<Work> batch_screening(const Inputs& inputs) {
    ECO_TRY(const LocalDate day, day_of(inputs));
    const Json& sites = *inputs.members.find("sites");
    const Json* features = sites.find("features");
    if (features == nullptr || !features->is_array()) {
        return fail(bad_member("sites", "a FeatureCollection"));
    }
    return Work([engine = inputs.engine, day, list = *features](Progress& progress) {
        return screen_features(*engine, list.as_array(), day, progress);
    });
}

const std::array<Process, 4>& processes() {
    static const std::array<Process, 4> k_all = {{
        {"pre-assessment", {"project", "as_of"}, 1, pre_assessment},
        {"classification", {"project", "as_of"}, 1, classification},
        {"site-query", {"lon", "lat"}, 2, site_query},
        {"batch-screening", {"sites", "as_of"}, 1, batch_screening},
    }};
    return k_all;
}

Result<const Process*> find(std::string_view id) {
    const auto* const found = std::find_if(processes().begin(), processes().end(),
                                           [&](const Process& one) { return one.id == id; });
    if (found == processes().end()) {
        return fail({ErrorCode::service_unknown_process, {{"id", std::string(id)}}, {}});
    }
    return found;
}

Json input_json(const Process& process, std::size_t index, Lang lang) {
    const std::string name(process.inputs[index]);
    const bool number = name == "lon" || name == "lat";
    Json json;
    json["title"] = text("service.input_" + name, lang);
    json["schema"]["type"] = number ? "number" : name == "as_of" ? "string" : "object";
    json["minOccurs"] = std::size_t{index < process.wanted ? 1U : 0U};
    json["maxOccurs"] = std::size_t{1};
    return json;
}

} // namespace

std::vector<std::string_view> process_ids() {
    std::vector<std::string_view> ids;
    for (const Process& one : processes()) {
        ids.push_back(one.id);
    }
    return ids;
}

Result<Json> process_json(std::string_view id, Lang lang) {
    ECO_TRY(const Process* process, find(id));
    Json json;
    json["id"] = id;
    json["version"] = "1.0.0";
    json["title"] = text("service.process_" + std::string(id), lang);
    json["jobControlOptions"] = Json(Json::Array{"sync-execute", "async-execute", "dismiss"});
    json["outputTransmission"] = Json(Json::Array{"value"});
    for (std::size_t i = 0; i < process->inputs.size(); ++i) {
        json["inputs"][process->inputs[i]] = input_json(*process, i, lang);
    }
    json["outputs"]["result"]["title"] = text("service.output_" + std::string(id), lang);
    json["outputs"]["result"]["schema"]["type"] = "object";
    return json;
}

Result<Work> process_work(std::string_view id, std::shared_ptr<const Engine> engine,
                          std::string_view body, LocalDate today, Lang lang) {
    ECO_TRY(const Process* process, find(id));
    ECO_TRY(const Body request, Body::read(body, {"inputs", "outputs", "response"}));
    const Json* inputs = request.find("inputs");
    if (inputs == nullptr || !inputs->is_object()) {
        return fail(bad_member("inputs", "{…}"));
    }
    for (const auto& [name, value] : inputs->as_object()) {
        if (std::find(process->inputs.begin(), process->inputs.end(), name) ==
            process->inputs.end()) {
            return fail({ErrorCode::service_unknown_member,
                         {{"name", name}},
                         {"body", "/inputs/" + name, {}, 0, 0}});
        }
    }
    for (std::size_t i = 0; i < process->wanted; ++i) {
        if (inputs->find(process->inputs[i]) == nullptr) {
            return fail({ErrorCode::service_member_missing,
                         {{"name", std::string(process->inputs[i])}},
                         {"body", "/inputs/" + std::string(process->inputs[i]), {}, 0, 0}});
        }
    }
    return process->work({*inputs, std::move(engine), today, lang});
}

} // namespace eco::service

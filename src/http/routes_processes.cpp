// SPDX-License-Identifier: MulanPSL-2.0
// /ogc: OGC API – Processes part 1 (18-062r2): execution at once, or as a job that is watched and
// ended.
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/processes.hpp"

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

Json link(std::string_view rel, std::string href) {
    Json json;
    json["rel"] = rel;
    json["href"] = std::move(href);
    json["type"] = "application/json";
    return json;
}

Answer<Response> processes(const Request& request, const Context&) {
    Json json;
    json["processes"] = Json(Json::Array{});
    for (const std::string_view id : service::process_ids()) {
        auto one = service::process_json(id, request.lang);
        if (!one) {
            return refuse(one.error());
        }
        one->as_object().erase("inputs");
        one->as_object().erase("outputs");
        (*one)["links"] = Json(Json::Array{link("self", "/ogc/processes/" + std::string(id))});
        json["processes"].push_back(*std::move(one));
    }
    json["links"] = Json(Json::Array{link("self", "/ogc/processes")});
    return json_response(canonical_json(json) + "\n");
}

Answer<Response> process(const Request& request, const Context&) {
    auto json = service::process_json(request.captures[0], request.lang);
    if (!json) {
        return refuse(json.error());
    }
    (*json)["links"] =
        Json(Json::Array{link("http://www.opengis.net/def/rel/ogc/1.0/execute",
                              "/ogc/processes/" + request.captures[0] + "/execution")});
    return json_response(canonical_json(*json) + "\n");
}

Json job_json(const service::Job& job) {
    const std::string here = "/ogc/jobs/" + job.id;
    Json json;
    json["jobID"] = job.id;
    json["processID"] = job.process;
    json["type"] = "process";
    json["status"] = service::word(job.status);
    json["progress"] = static_cast<double>(job.percent);
    json["created"] = job.created.to_string();
    json["updated"] = job.updated.to_string();
    json["links"] = Json(Json::Array{link("self", here)});
    if (job.status == service::JobStatus::successful) {
        json["links"].push_back(
            link("http://www.opengis.net/def/rel/ogc/1.0/results", here + "/results"));
    }
    return json;
}

Answer<Response> job_reply(const Result<service::Job>& job) {
    return job ? private_reply(Result<Json>(job_json(*job))) : refuse(job.error());
}

/// RFC 7240: Prefer: respond-async makes a job of it, for those who may run jobs.
Answer<Response> execute(const Request& request, const Context& context) {
    auto work = service::process_work(request.captures[0], request.engine, request.body,
                                      context.wiring.today(), request.lang);
    if (!work) {
        return refuse(work.error());
    }
    if (request.prefer.find("respond-async") == std::string::npos) {
        service::Progress progress;
        auto text = (*work)(progress);
        return text ? Answer<Response>(json_response(*std::move(text)))
                    : tl::unexpected(std::move(text).error());
    }
    if (const Status may =
            service::require(context.wiring.office, request.caller, Permission::job_run);
        !may) {
        return refuse(may.error());
    }
    const auto job =
        context.jobs.submit(request.caller.who.user, request.captures[0], *std::move(work));
    auto response = job_reply(job);
    if (response) {
        response->status = 201;
        response->headers.emplace_back("Location", "/ogc/jobs/" + job->id);
        response->headers.emplace_back("Preference-Applied", "respond-async");
    }
    return response;
}

Answer<Response> jobs(const Request& request, const Context& context) {
    Json json;
    json["jobs"] = Json(Json::Array{});
    for (const service::Job& job : context.jobs.list(request.caller.who.user)) {
        json["jobs"].push_back(job_json(job));
    }
    json["links"] = Json(Json::Array{link("self", "/ogc/jobs")});
    return private_reply(Result<Json>(std::move(json)));
}

Answer<Response> job(const Request& request, const Context& context) {
    return job_reply(context.jobs.find(request.caller.who.user, request.captures[0]));
}

Answer<Response> results(const Request& request, const Context& context) {
    auto text = context.jobs.results(request.caller.who.user, request.captures[0]);
    return text ? Answer<Response>(json_response(*std::move(text)))
                : tl::unexpected(std::move(text).error());
}

Answer<Response> dismiss(const Request& request, const Context& context) {
    return job_reply(context.jobs.dismiss(request.caller.who.user, request.captures[0]));
}

} // namespace

std::vector<Route> process_routes() {
    using enum Method;
    using P = Permission;
    Route execution{
        post, "/ogc/processes/{id}/execution", {}, Weight::heavy, execute, "http.route_execute"};
    execution.door = Door::known;
    execution.asks = "Execute";
    execution.queued = "Job";
    return {
        {get, "/ogc/processes", {}, Weight::heavy, processes, "http.route_processes"},
        {get, "/ogc/processes/{id}", {}, Weight::heavy, process, "http.route_process"},
        std::move(execution),
        guarded(get, "/ogc/jobs", P::job_run, jobs, "http.route_jobs"),
        with_schemas(guarded(get, "/ogc/jobs/{id}", P::job_run, job, "http.route_job"), "", "Job"),
        guarded(get, "/ogc/jobs/{id}/results", P::job_run, results, "http.route_job_results"),
        with_schemas(guarded(remove, "/ogc/jobs/{id}", P::job_run, dismiss, "http.route_dismiss"),
                     "", "Job"),
    };
}

} // namespace eco::http

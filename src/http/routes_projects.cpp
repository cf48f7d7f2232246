// SPDX-License-Identifier: MulanPSL-2.0
// /api/v1: projects and what hangs on them.
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/office/attachments.hpp"
#include "service/office/comments.hpp"
#include "service/office/kept_assessments.hpp"
#include "service/office/project_status.hpp"
#include "service/office/projects.hpp"

#include <charconv>

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

Answer<Response> with_status(Answer<Response> answer, unsigned status) {
    if (answer) {
        answer->status = status;
    }
    return answer;
}

/// The version as the ETag, for If-Match of the next write.
Answer<Response> project_reply(const Answer<Json>& answer) {
    auto response = private_reply(answer);
    if (response) {
        const double version = answer->find("version")->as_number();
        response->headers.emplace_back(
            "ETag", "\"" + std::to_string(static_cast<std::uint64_t>(version)) + "\"");
    }
    return response;
}

Answer<Json> as_answer(Result<Json> result) {
    return result ? Answer<Json>(*std::move(result)) : refuse(result.error());
}

Result<std::uint64_t> number_of(std::string_view text, const Error& otherwise) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size() && number > 0;
    return whole ? Result<std::uint64_t>(number) : fail(otherwise);
}

/// If-Match: "3". Errors: service_version_needed.
Result<std::uint64_t> seen_version(const Request& request) {
    std::string_view text = request.if_match;
    if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    return number_of(text, {ErrorCode::service_version_needed, {}, {}});
}

Answer<Response> list(const Request& request, const Context& context) {
    const auto page = page_of(request);
    if (!page) {
        return refuse(page.error());
    }
    return private_reply(
        service::projects(context.wiring.office, request.caller,
                          {parameter(request, "q"), parameter(request, "status"),
                           parameter(request, "owner"), parameter(request, "region"), *page}));
}

Answer<Response> make(const Request& request, const Context& context) {
    return with_status(project_reply(service::make_project(context.wiring.office, *request.engine,
                                                           request.caller, request.body)),
                       201);
}

Answer<Response> show(const Request& request, const Context& context) {
    return project_reply(
        as_answer(service::project(context.wiring.office, request.caller, request.captures[0])));
}

Answer<Response> change(const Request& request, const Context& context) {
    const auto version = seen_version(request);
    if (!version) {
        return refuse(version.error());
    }
    return project_reply(service::change_project(context.wiring.office, *request.engine,
                                                 request.caller, request.captures[0], *version,
                                                 request.body));
}

Answer<Response> history(const Request& request, const Context& context) {
    return private_reply(
        service::project_history(context.wiring.office, request.caller, request.captures[0]));
}

Answer<Response> version(const Request& request, const Context& context) {
    const auto number =
        number_of(request.captures[1],
                  {ErrorCode::service_unknown_thing,
                   {{"kind", "project"}, {"id", request.captures[0] + "/" + request.captures[1]}},
                   {}});
    if (!number) {
        return refuse(number.error());
    }
    return private_reply(service::project_version(context.wiring.office, request.caller,
                                                  request.captures[0], *number));
}

Answer<Response> status(const Request& request, const Context& context) {
    return project_reply(as_answer(service::set_project_status(
        context.wiring.office, request.caller, request.captures[0], request.body)));
}

Answer<Response> assess(const Request& request, const Context& context) {
    const auto day = day_of(request, context);
    if (!day) {
        return refuse(day.error());
    }
    return with_status(
        private_reply(service::keep_assessment(context.wiring.office, *request.engine,
                                               request.caller, request.captures[0], *day)),
        201);
}

Answer<Response> assessments(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::kept_assessments(context.wiring.office, request.caller,
                                                          request.captures[0], *page))
                : refuse(page.error());
}

Answer<Response> assessment(const Request& request, const Context& context) {
    auto bytes =
        service::kept_assessment(context.wiring.office, request.caller, request.captures[0]);
    if (!bytes) {
        return refuse(bytes.error());
    }
    Response response = json_response(*std::move(bytes));
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

/// The engine that answers requests, where it is the one; else from the shelf.
service::EngineOf engines(const Request& request, const Context& context) {
    return [&](const std::string& digest) -> Result<service::EnginePointer> {
        return digest == request.engine->digest()
                   ? Result<service::EnginePointer>(request.engine)
                   : context.wiring.shelf.find(context.wiring.office, digest);
    };
}

Answer<Response> verify(const Request& request, const Context& context) {
    return private_reply(service::verify_assessment(
        context.wiring.office, request.caller, request.captures[0], engines(request, context)));
}

Answer<Response> verify_digest(const Request& request, const Context& context) {
    return reply(service::verify_digest(context.wiring.office, request.captures[0],
                                        engines(request, context)));
}

Answer<Response> comments(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::comments(context.wiring.office, request.caller,
                                                  request.captures[0], *page))
                : refuse(page.error());
}

Answer<Response> comment(const Request& request, const Context& context) {
    return with_status(private_reply(service::make_comment(context.wiring.office, request.caller,
                                                           request.captures[0], request.body)),
                       201);
}

Answer<Response> contests(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::contests(
                      context.wiring.office, request.caller,
                      {parameter(request, "project"), parameter(request, "status"), *page}))
                : refuse(page.error());
}

Answer<Response> contest(const Request& request, const Context& context) {
    return with_status(
        private_reply(service::raise_contest(context.wiring.office, request.caller, request.body)),
        201);
}

Answer<Response> answer_contest(const Request& request, const Context& context) {
    return private_reply(service::answer_contest(context.wiring.office, request.caller,
                                                 request.captures[0], request.body));
}

Answer<Response> attachments(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::attachments(context.wiring.office, request.caller,
                                                     request.captures[0], *page))
                : refuse(page.error());
}

Answer<Response> attach(const Request& request, const Context& context) {
    const auto name = required(request, "name");
    return name ? with_status(
                      private_reply(service::attach(context.wiring.office, request.caller,
                                                    request.captures[0], *name, request.body)),
                      201)
                : refuse(name.error());
}

Answer<Response> attachment(const Request& request, const Context& context) {
    auto file = service::attachment(context.wiring.office, request.caller, request.captures[0]);
    if (!file) {
        return refuse(file.error());
    }
    Response response;
    response.content_type = file->media_type;
    response.body = std::move(file->bytes);
    // RFC 6266: to be saved, never shown as a page of ours.
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename*=UTF-8''" + percent_encode(file->name));
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

Route open(Method method, std::string_view pattern, Handler handler, std::string_view summary) {
    return {method, pattern, {}, Weight::heavy, handler, summary};
}

Route takes_bytes(Route route, std::size_t limit) {
    route.consumes = k_any_type;
    route.body_limit = limit;
    return route;
}

Route gives_bytes(Route route) {
    route.produces = "application/octet-stream";
    return route;
}

std::vector<Route> own_routes() {
    using enum Method;
    using P = Permission;
    return {
        with_schemas(with_parameters(guarded(get, "/api/v1/projects", P::project_read, list,
                                             "http.route_projects"),
                                     {"q", "status", "owner", "region", "limit", "offset"}),
                     "", "ProjectList"),
        created(with_schemas(
            guarded(post, "/api/v1/projects", P::project_write, make, "http.route_make_project"),
            "ProjectForm", "Project")),
        with_schemas(
            guarded(get, "/api/v1/projects/{id}", P::project_read, show, "http.route_project"), "",
            "Project"),
        with_schemas(guarded(put, "/api/v1/projects/{id}", P::project_write, change,
                             "http.route_change_project"),
                     "ProjectForm", "Project"),
        with_schemas(guarded(get, "/api/v1/projects/{id}/history", P::project_read, history,
                             "http.route_project_history"),
                     "", "ProjectHistory"),
        with_schemas(guarded(get, "/api/v1/projects/{id}/versions/{version}", P::project_read,
                             version, "http.route_project_version"),
                     "", "Project"),
        with_schemas(guarded(post, "/api/v1/projects/{id}/status", P::project_read, status,
                             "http.route_project_status"),
                     "StatusForm", "Project"),
    };
}

std::vector<Route> assessment_routes() {
    using enum Method;
    using P = Permission;
    return {
        created(with_schemas(
            with_parameters(guarded(post, "/api/v1/projects/{id}/assessments", P::project_read,
                                    assess, "http.route_keep_assessment"),
                            {"as_of"}),
            "", "AssessmentLine")),
        with_schemas(
            with_parameters(guarded(get, "/api/v1/projects/{id}/assessments", P::assessment_read,
                                    assessments, "http.route_assessments"),
                            {"limit", "offset"}),
            "", "AssessmentList"),
        guarded(get, "/api/v1/assessments/{id}", P::assessment_read, assessment,
                "http.route_assessment"),
        with_schemas(guarded(get, "/api/v1/assessments/{id}/verify", P::assessment_read, verify,
                             "http.route_verify"),
                     "", "Replay"),
        with_schemas(
            open(get, "/api/v1/verify/{digest}", verify_digest, "http.route_verify_digest"), "",
            "Replay"),
    };
}

std::vector<Route> hanging_routes() {
    using enum Method;
    using P = Permission;
    return {
        with_schemas(with_parameters(guarded(get, "/api/v1/projects/{id}/comments", P::project_read,
                                             comments, "http.route_comments"),
                                     {"limit", "offset"}),
                     "", "CommentList"),
        created(with_schemas(guarded(post, "/api/v1/projects/{id}/comments", P::comment_write,
                                     comment, "http.route_comment"),
                             "CommentForm", "Comment")),
        with_schemas(with_parameters(guarded(get, "/api/v1/contests", P::project_read, contests,
                                             "http.route_contests"),
                                     {"project", "status", "limit", "offset"}),
                     "", "ContestList"),
        created(with_schemas(
            guarded(post, "/api/v1/contests", P::contest_raise, contest, "http.route_contest"),
            "ContestForm", "Contest")),
        with_schemas(guarded(post, "/api/v1/contests/{id}/answer", P::contest_answer,
                             answer_contest, "http.route_answer_contest"),
                     "ContestAnswer", "Contest"),
        with_schemas(
            with_parameters(guarded(get, "/api/v1/projects/{id}/attachments", P::attachment_read,
                                    attachments, "http.route_attachments"),
                            {"limit", "offset"}),
            "", "AttachmentList"),
        created(takes_bytes(
            with_schemas(with_parameters(guarded(post, "/api/v1/projects/{id}/attachments",
                                                 P::attachment_write, attach, "http.route_attach"),
                                         {"name"}),
                         "", "Attachment"),
            service::k_most_attachment)),
        gives_bytes(guarded(get, "/api/v1/attachments/{id}", P::attachment_read, attachment,
                            "http.route_attachment")),
    };
}

} // namespace

std::vector<Route> project_routes() {
    std::vector<Route> all = own_routes();
    for (auto* family : {assessment_routes, hanging_routes}) {
        for (Route& route : family()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

} // namespace eco::http

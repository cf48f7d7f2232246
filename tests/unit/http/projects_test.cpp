// SPDX-License-Identifier: MulanPSL-2.0
// A project's life through the routes: kept, changed, assessed, reviewed, contested.
#include "base/digest.hpp"
#include "support/http_desk.hpp"

namespace eco::http {
namespace {

using test::json_of;
using test::Visitor;

/// The small release's one county is 520102.
std::string project_body(const char* name) {
    return R"({"note":"初稿","project":{"project":{"name":")" + std::string(name) +
           R"("},"facts":{"sector":"C2611","nature":"new"},)"
           R"("site":[{"role":"main","crs":"CGCS2000","geometry":{"type":"Point","coordinates":[106.05,26.05]}}]}})";
}

class Projects : public testing::Test {
  protected:
    test::HttpDesk m_desk;
    Visitor m_owner = m_desk.visitor("applicant", "");
    Visitor m_reviewer = m_desk.visitor("reviewer", "");
    Visitor m_keeper = m_desk.visitor("zoning_keeper", "");

    Json make(const char* name) {
        const Response made = m_desk.post("/api/v1/projects", project_body(name), m_owner);
        EXPECT_EQ(made.status, 201U) << made.bytes();
        return json_of(made);
    }
    std::string path(const Json& project, const char* rest) {
        return "/api/v1/projects/" + project.string_or("id", "") + rest;
    }
    std::string code_of(const Response& response) {
        return json_of(response).string_or("code", "");
    }
    Response put(const Json& project, const char* version) {
        m_desk.if_match = version;
        Response response =
            m_desk.ask(Method::put, path(project, ""), project_body("改名厂"), m_owner);
        m_desk.if_match.clear();
        return response;
    }
    Response step(const Json& project, const char* status, const Visitor& who) {
        return m_desk.post(path(project, "/status"),
                           R"({"note":"说明","status":")" + std::string(status) + "\"}", who);
    }
};

TEST_F(Projects, are_features_for_those_who_may_see_them) {
    const Json made = make("某化工厂");
    const std::string id = made.string_or("id", "");
    const std::string items = "/ogc/collections/projects/items";
    const auto matched = [&](const std::string& query, const Visitor& who) {
        const Response page = m_desk.get(items + query, who);
        EXPECT_EQ(page.status, 200U) << page.bytes();
        return json_of(page).find("numberMatched")->as_number();
    };
    EXPECT_EQ(m_desk.get(items, {}).status, 401U);
    EXPECT_EQ(matched("", m_owner), 1);
    EXPECT_EQ(matched("", m_desk.visitor("applicant", "52")), 0) << "another's project";
    EXPECT_EQ(matched("?bbox=106,26,107,27", m_owner), 1);
    EXPECT_EQ(
        matched("?bbox=26,106,27,107&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4490", m_owner),
        1);
    EXPECT_EQ(matched("?bbox=107,26,108,27", m_owner), 0);
    EXPECT_EQ(matched("?filter=" + percent_encode("status = 'draft'"), m_owner), 1);
    EXPECT_EQ(matched("?filter=" + percent_encode("status = 'admitted'"), m_owner), 0);
    const auto position = [&](const std::string& crs) {
        const Json json = json_of(m_desk.get(items + "/" + id + crs, m_owner));
        return json.find("geometry")->find("coordinates")->as_array()[0].as_number();
    };
    EXPECT_EQ(position(""), 106.05);
    EXPECT_EQ(position("?crs=http://www.opengis.net/def/crs/EPSG/0/4490"), 26.05);
    const auto lists_projects = [&](const Visitor& who) {
        return m_desk.get("/ogc/collections", who).bytes().find("/ogc/collections/projects") !=
               std::string_view::npos;
    };
    EXPECT_TRUE(lists_projects(m_owner));
    EXPECT_FALSE(lists_projects({}));
    EXPECT_EQ(m_desk.get("/ogc/collections/projects", m_owner).status, 200U);
    EXPECT_NE(m_desk.get("/ogc/collections/projects/queryables", m_owner).bytes().find("verdict"),
              std::string_view::npos);
}

TEST_F(Projects, are_kept_with_what_lists_show) {
    const Json made = make("某化工厂");
    EXPECT_EQ(made.string_or("title", ""), "某化工厂");
    EXPECT_EQ(made.string_or("status", ""), "draft");
    EXPECT_TRUE(made.find("verdict")->is_null());
    EXPECT_EQ(made.find("centre")->as_array()[0].as_number(), 106.05);
    const Json list = json_of(m_desk.get("/api/v1/projects?q=" + percent_encode("化工"), m_owner));
    ASSERT_EQ(list.find("total")->as_number(), 1);
    EXPECT_EQ(list.find("items")->as_array()[0].find("project"), nullptr);
    const Json shown = json_of(m_desk.get(path(made, ""), m_owner));
    EXPECT_EQ(shown.find("project")->find("project")->string_or("name", ""), "某化工厂");
    EXPECT_EQ(json_of(m_desk.get("/api/v1/projects?q=" + percent_encode("水泥"), m_owner))
                  .find("total")
                  ->as_number(),
              0);
}

TEST_F(Projects, refuse_a_file_that_is_none_with_every_fault) {
    const Response refused =
        m_desk.post("/api/v1/projects",
                    R"({"project":{"project":{"name":"x"},"facts":{"colour":"red"}}})", m_owner);
    EXPECT_EQ(refused.status, 400U);
    EXPECT_EQ(code_of(m_desk.post("/api/v1/projects", R"({"note":"x"})", m_owner)),
              "E-SERVICE-020");
    EXPECT_EQ(code_of(m_desk.post("/api/v1/projects", R"({"projet":{}})", m_owner)),
              "E-SERVICE-019");
}

TEST_F(Projects, keep_every_version_and_refuse_a_stale_writer) {
    const Json made = make("某厂");
    EXPECT_EQ(put(made, "").status, 428U);
    EXPECT_EQ(put(made, "\"1\"").status, 200U);
    EXPECT_EQ(put(made, "\"1\"").status, 409U);
    const Json first = json_of(m_desk.get(path(made, "/versions/1"), m_owner));
    EXPECT_EQ(first.string_or("title", ""), "某厂");
    EXPECT_EQ(m_desk.get(path(made, "/versions/9"), m_owner).status, 404U);
    EXPECT_EQ(m_desk.get(path(made, "/versions/x"), m_owner).status, 404U);
    const Json history = json_of(m_desk.get(path(made, "/history"), m_owner));
    EXPECT_EQ(history.find("items")->as_array().size(), 2U);
    EXPECT_EQ(history.find("items")->as_array()[0].string_or("why", ""), "初稿");
}

TEST_F(Projects, are_seen_by_those_they_belong_to_and_by_their_region) {
    const Json made = make("某厂");
    const std::string region = made.string_or("region", "");
    ASSERT_FALSE(region.empty());
    const auto status = [&](const Visitor& who) { return m_desk.get(path(made, ""), who).status; };
    EXPECT_EQ(status(m_desk.visitor("other", {{"applicant", ""}}, "")), 403U);
    EXPECT_EQ(status(m_desk.visitor("near", {{"reviewer", region.substr(0, 4)}}, "")), 200U);
    EXPECT_EQ(status(m_desk.visitor("far", {{"reviewer", "1101"}}, "")), 403U);
    const Visitor far = m_desk.visitor("far2", {{"reviewer", "1101"}}, "");
    EXPECT_EQ(json_of(m_desk.get("/api/v1/projects", far)).find("total")->as_number(), 0);
    EXPECT_EQ(code_of(m_desk.get("/api/v1/projects?region=" + region, far)), "E-SERVICE-016");
}

TEST_F(Projects, of_a_park_are_seen_by_its_people) {
    const Visitor one = m_desk.visitor("one", {{"park_manager", ""}}, "park-a");
    const Visitor two = m_desk.visitor("two", {{"park_manager", ""}}, "park-a");
    const Visitor stranger = m_desk.visitor("three", {{"park_manager", ""}}, "park-b");
    const Json made = json_of(m_desk.post("/api/v1/projects", project_body("园区项目"), one));
    EXPECT_EQ(m_desk.get(path(made, ""), two).status, 200U);
    EXPECT_EQ(m_desk.get(path(made, ""), stranger).status, 403U);
    EXPECT_EQ(json_of(m_desk.get("/api/v1/projects", two)).find("total")->as_number(), 1);
    EXPECT_EQ(json_of(m_desk.get("/api/v1/projects", stranger)).find("total")->as_number(), 0);
}

TEST_F(Projects, are_assessed_and_the_answer_replays) {
    const Json made = make("某厂");
    const Response kept = m_desk.post(path(made, "/assessments?as_of=2026-11-24"), "", m_owner);
    ASSERT_EQ(kept.status, 201U) << kept.bytes();
    const Json line = json_of(kept);
    const std::string at = "/api/v1/assessments/" + line.string_or("id", "");
    const std::string bytes(m_desk.get(at, m_owner).bytes());
    EXPECT_EQ(sha256_hex(bytes), line.string_or("digest", ""));
    EXPECT_EQ(canonical_json(parse_json(bytes, "").value()), bytes);
    EXPECT_EQ(json_of(m_desk.get(path(made, ""), m_owner)).string_or("verdict", ""),
              line.string_or("verdict", ""));
    const Json replayed = json_of(m_desk.get(at + "/verify", m_reviewer));
    EXPECT_EQ(*replayed.find("same"), Json(true));
    // Everybody who holds the report may ask by its digest; any other digest is unknown.
    const std::string digest = line.string_or("digest", "");
    EXPECT_EQ(*json_of(m_desk.get("/api/v1/verify/" + digest, {})).find("same"), Json(true));
    EXPECT_EQ(m_desk.get("/api/v1/verify/" + std::string(64, '0'), {}).status, 404U);
    EXPECT_EQ(m_desk.get(at, m_desk.visitor("other", {{"applicant", ""}}, "")).status, 403U);
}

TEST_F(Projects, go_their_course_and_no_other) {
    const Json made = make("某厂");
    EXPECT_EQ(code_of(step(made, "in_review", m_reviewer)), "E-SERVICE-062");
    EXPECT_EQ(step(made, "submitted", m_reviewer).status, 403U) << "the owner submits";
    EXPECT_EQ(step(made, "submitted", m_owner).status, 200U);
    EXPECT_EQ(code_of(put(made, "\"2\"")), "E-SERVICE-061");
    EXPECT_EQ(step(made, "in_review", m_owner).status, 403U) << "the reviewer takes it";
    EXPECT_EQ(step(made, "in_review", m_reviewer).status, 200U);
    EXPECT_EQ(m_desk.post(path(made, "/status"), R"({"status":"returned"})", m_reviewer).status,
              400U)
        << "a return wants a reason";
    EXPECT_EQ(step(made, "returned", m_reviewer).status, 200U);
    EXPECT_EQ(step(made, "submitted", m_owner).status, 200U);
    EXPECT_EQ(step(made, "in_review", m_reviewer).status, 200U);
    EXPECT_EQ(step(made, "concluded", m_reviewer).status, 200U);
    EXPECT_EQ(step(made, "withdrawn", m_owner).status, 409U);
}

TEST_F(Projects, carry_comments_and_contests_whose_answer_stays) {
    const Json made = make("某厂");
    const Json line = json_of(m_desk.post(path(made, "/assessments"), "", m_owner));
    EXPECT_EQ(m_desk.post(path(made, "/comments"), R"({"text":"请补充。"})", m_reviewer).status,
              201U);
    EXPECT_EQ(json_of(m_desk.get(path(made, "/comments"), m_owner))
                  .find("items")
                  ->as_array()[0]
                  .string_or("text", ""),
              "请补充。");
    const std::string contest = R"({"clause":"C-1","reason":"界址有误","project":")" +
                                made.string_or("id", "") + R"(","assessment":")" +
                                line.string_or("id", "") + "\"}";
    const Response raised = m_desk.post("/api/v1/contests", contest, m_owner);
    ASSERT_EQ(raised.status, 201U) << raised.bytes();
    const std::string at = "/api/v1/contests/" + json_of(raised).string_or("id", "") + "/answer";
    const auto* answer = R"({"outcome":"amended","answer":"已更正"})";
    EXPECT_EQ(m_desk.post(at, answer, m_reviewer).status, 403U);
    EXPECT_EQ(m_desk.post(at, R"({"outcome":"maybe","answer":"x"})", m_keeper).status, 400U);
    EXPECT_EQ(m_desk.post(at, answer, m_keeper).status, 200U);
    EXPECT_EQ(code_of(m_desk.post(at, answer, m_keeper)), "E-SERVICE-043");
    const Json list = json_of(m_desk.get("/api/v1/contests?status=answered", m_owner));
    EXPECT_EQ(list.find("items")->as_array()[0].string_or("answer", ""), "已更正");
    const Json other = make("另一厂");
    const std::string wrong = R"({"clause":"C-1","reason":"x","project":")" +
                              other.string_or("id", "") + R"(","assessment":")" +
                              line.string_or("id", "") + "\"}";
    EXPECT_EQ(code_of(m_desk.post("/api/v1/contests", wrong, m_owner)), "E-SERVICE-042");
}

TEST_F(Projects, take_files_by_what_they_are) {
    const Json made = make("某厂");
    m_desk.content_type = "application/octet-stream";
    const auto attach = [&](const char* name, std::string bytes) {
        return m_desk.post(path(made, "/attachments?name=") + name, std::move(bytes), m_owner);
    };
    const Response kept = attach("a.pdf", "%PDF-1.7 x");
    ASSERT_EQ(kept.status, 201U) << kept.bytes();
    EXPECT_EQ(json_of(kept).string_or("media_type", ""), "application/pdf");
    EXPECT_EQ(code_of(attach("a.pdf", "MZ\x90\x03")), "E-SERVICE-044");
    EXPECT_EQ(code_of(attach("a.txt", "<html><script>")), "E-SERVICE-044");
    EXPECT_EQ(code_of(attach("..%2Fa.pdf", "%PDF-1.7")), "E-SERVICE-021");
    const Response back =
        m_desk.get("/api/v1/attachments/" + json_of(kept).string_or("id", ""), m_reviewer);
    EXPECT_EQ(back.bytes(), "%PDF-1.7 x");
    EXPECT_EQ(back.headers[0].second, "attachment; filename*=UTF-8''a.pdf");
    // An attachment's digest is no assessment's.
    EXPECT_EQ(m_desk.get("/api/v1/verify/" + json_of(kept).string_or("digest", ""), {}).status,
              404U);
}

} // namespace
} // namespace eco::http

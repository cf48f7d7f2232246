// SPDX-License-Identifier: MulanPSL-2.0
// OGC API – Processes through the routes: at once, and as jobs.
#include "support/http_desk.hpp"

#include <thread>

namespace eco::http {
namespace {

using test::json_of;

constexpr const char* k_site = R"({"inputs":{"lon":106.05,"lat":26.05}})";
constexpr const char* k_many =
    R"({"inputs":{"as_of":"2026-11-24","sites":{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"a","properties":{"name":"甲","sector":"C2611","nature":"new"},
     "geometry":{"type":"Point","coordinates":[106.05,26.05]}},
    {"type":"Feature","id":"b","properties":{"colour":"red"},
     "geometry":{"type":"Point","coordinates":[106.05,26.05]}},
    {"type":"Feature","id":"c","properties":{},
     "geometry":{"type":"Point","coordinates":[120,30]}}]}}})";

class Processes : public testing::Test {
  protected:
    test::HttpDesk m_desk;
    test::Visitor m_who = m_desk.visitor("reviewer", "");

    Response execute(const char* process, const char* body, const test::Visitor& who) {
        return m_desk.post("/ogc/processes/" + std::string(process) + "/execution", body, who);
    }
    /// Until the job has ended: waits for a condition, not for a time.
    Json ended(const std::string& id) {
        while (true) {
            Json job = json_of(m_desk.get("/ogc/jobs/" + id, m_who));
            const std::string status = job.string_or("status", "");
            if (status != "accepted" && status != "running") {
                return job;
            }
            std::this_thread::yield();
        }
    }
};

TEST_F(Processes, are_described_with_inputs_and_outputs) {
    const Json list = json_of(m_desk.get("/ogc/processes", {}));
    ASSERT_EQ(list.find("processes")->as_array().size(), 4U);
    for (const Json& one : list.find("processes")->as_array()) {
        const Json described = json_of(m_desk.get("/ogc/processes/" + one.string_or("id", ""), {}));
        EXPECT_FALSE(described.find("inputs")->as_object().empty());
        EXPECT_NE(described.find("outputs")->find("result"), nullptr);
    }
    EXPECT_EQ(m_desk.get("/ogc/processes/magic", {}).status, 404U);
}

TEST_F(Processes, answer_at_once_as_the_plain_routes_do) {
    EXPECT_EQ(execute("site-query", k_site, {}).bytes(),
              m_desk.get("/api/v1/units?lon=106.05&lat=26.05", {}).bytes());
    EXPECT_EQ(execute("site-query", R"({"inputs":{"lon":1}})", {}).status, 400U);
    EXPECT_EQ(execute("site-query", R"({"inputs":{"lon":"x","lat":1}})", {}).status, 400U);
    EXPECT_EQ(execute("site-query", R"({"inputs":{"lon":1,"lat":1,"z":1}})", {}).status, 400U);
}

TEST_F(Processes, screen_many_sites_and_set_bad_ones_aside) {
    const Json json = json_of(execute("batch-screening", k_many, {}));
    ASSERT_EQ(json.find("features")->as_array().size(), 1U);
    const Json& a = json.find("features")->as_array()[0];
    EXPECT_EQ(a.find("properties")->string_or("site", ""), "a");
    EXPECT_EQ(a.find("properties")->string_or("verdict", ""), "not_admissible");
    const auto& rejected = json.find("rejected")->as_array();
    ASSERT_EQ(rejected.size(), 2U);
    EXPECT_EQ(rejected[0].find("row")->as_number(), 2);
    EXPECT_EQ(rejected[0].string_or("place", "").find("body"), 0U);
    EXPECT_FALSE(rejected[1].string_or("zh", "").empty());
}

TEST_F(Processes, run_as_jobs_for_those_who_may) {
    m_desk.prefer = "respond-async";
    EXPECT_EQ(execute("batch-screening", k_many, {}).status, 401U);
    const Response begun = execute("batch-screening", k_many, m_who);
    ASSERT_EQ(begun.status, 201U) << begun.bytes();
    const std::string id = json_of(begun).string_or("jobID", "");
    EXPECT_EQ(ended(id).string_or("status", ""), "successful");
    m_desk.prefer.clear();
    EXPECT_EQ(m_desk.get("/ogc/jobs/" + id + "/results", m_who).bytes(),
              execute("batch-screening", k_many, {}).bytes());
    const test::Visitor other = m_desk.visitor("expert", "");
    EXPECT_EQ(m_desk.get("/ogc/jobs/" + id, other).status, 404U) << "another's job is not seen";
    EXPECT_EQ(m_desk.ask(Method::remove, "/ogc/jobs/" + id, "", m_who).status, 200U);
    EXPECT_EQ(m_desk.get("/ogc/jobs/" + id, m_who).status, 404U);
}

} // namespace
} // namespace eco::http

namespace eco::service {
namespace {

/// A board whose first job waits until the test lets it go.
class Board : public testing::Test {
  protected:
    Instant m_now = Instant::from_millis(1'000'000'000);
    std::atomic<bool> m_go = false;
    JobBoard m_board{{3, 2, 2, 60}, [this] { return m_now; }};

    Work waiting() {
        return [this](Progress& progress) -> Answer<std::string> {
            progress.report(1, 4);
            while (!m_go && !progress.cancelled()) {
                std::this_thread::yield();
            }
            return std::string("done");
        };
    }
    void until(const std::string& owner, const std::string& id, JobStatus status) {
        while (m_board.find(owner, id).value().status != status) {
            std::this_thread::yield();
        }
    }
};

TEST_F(Board, is_bounded_by_owner_and_in_all) {
    const Job first = m_board.submit("a", "p", waiting()).value();
    EXPECT_TRUE(m_board.submit("a", "p", waiting()));
    EXPECT_EQ(m_board.submit("a", "p", waiting()).error().code, ErrorCode::service_too_many_jobs);
    EXPECT_TRUE(m_board.submit("b", "p", waiting()));
    EXPECT_EQ(m_board.submit("c", "p", waiting()).error().code, ErrorCode::service_too_many_jobs);
    m_go = true;
    until("a", first.id, JobStatus::successful);
    EXPECT_EQ(m_board.results("a", first.id).value(), "done");
}

TEST_F(Board, shows_progress_and_ends_on_demand) {
    const Job job = m_board.submit("a", "p", waiting()).value();
    until("a", job.id, JobStatus::running);
    while (m_board.find("a", job.id).value().percent != 25) {
        std::this_thread::yield();
    }
    EXPECT_EQ(m_board.results("a", job.id).error()[0].code, ErrorCode::service_job_not_ready);
    EXPECT_EQ(m_board.dismiss("a", job.id).value().status, JobStatus::dismissed);
    const Job next =
        m_board
            .submit("a", "p",
                    [](Progress&) -> Answer<std::string> { throw std::runtime_error("broken"); })
            .value();
    until("a", next.id, JobStatus::failed);
    EXPECT_EQ(m_board.results("a", next.id).error()[0].code, ErrorCode::service_job_broken);
}

TEST_F(Board, forgets_what_is_old) {
    m_go = true;
    const Job job = m_board.submit("a", "p", waiting()).value();
    until("a", job.id, JobStatus::successful);
    m_now = m_now.plus_millis(61 * 60'000);
    EXPECT_EQ(m_board.find("a", job.id).error().code, ErrorCode::service_unknown_job);
}

} // namespace
} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// Registering, publishing and comparing releases.
#include "support/http_desk.hpp"

namespace eco::http {
namespace {

using test::json_of;
using test::Visitor;

/// The small release, with a change that a test makes.
template <class Change>
std::string release_bytes(Change change) {
    auto content = test::small_content_with_book();
    change(content);
    return *zoning::compile_release(content);
}

/// A unit whose code says another class than it has.
std::string faulty_bytes() {
    return release_bytes([](auto& content) {
        for (auto& layer : content.layers) {
            if (layer.role == "units") {
                layer.features.front().attributes["class"] = "general";
            }
        }
    });
}

class Releases : public testing::Test {
  protected:
    test::HttpDesk m_desk;
    Visitor m_keeper = m_desk.visitor("zoning_keeper", "");
    std::string m_first = release_bytes([](auto&) {});
    std::string m_second =
        release_bytes([](auto& content) { content.meta["title_zh"] = "第二版"; });

    Json enter(const std::string& bytes) {
        m_desk.content_type = "application/octet-stream";
        const Response made = m_desk.post("/api/v1/releases", bytes, m_keeper);
        m_desk.content_type = "application/json";
        EXPECT_EQ(made.status, 201U) << made.bytes();
        return json_of(made);
    }
    service::Caller system() {
        service::Caller caller;
        caller.now = m_desk.now;
        return caller;
    }
    std::string in_force() {
        return service::release_in_force(m_desk.office(), m_desk.today).value();
    }
};

TEST_F(Releases, that_are_no_releases_are_refused) {
    m_desk.content_type = "application/octet-stream";
    EXPECT_EQ(m_desk.post("/api/v1/releases", "no release", m_keeper).status / 100, 4U);
    std::string changed = m_first;
    changed[changed.size() / 2] ^= 1;
    EXPECT_GE(m_desk.post("/api/v1/releases", changed, m_keeper).status, 400U);
}

TEST_F(Releases, given_at_the_start_are_in_force_from_that_day) {
    EXPECT_EQ(in_force(), "");
    ASSERT_TRUE(
        service::seed_release(m_desk.office(), m_desk.shelf(), system(), m_desk.today, m_first));
    const std::string digest = in_force();
    EXPECT_EQ(digest, test::service_engine()->digest());
    ASSERT_TRUE(
        service::seed_release(m_desk.office(), m_desk.shelf(), system(), m_desk.today, m_first));
    const Json list = json_of(m_desk.get("/api/v1/releases", {}));
    EXPECT_EQ(list.find("total")->as_number(), 1);
    EXPECT_EQ(*list.find("items")->as_array()[0].find("current"), Json(true));
}

TEST_F(Releases, given_at_the_start_with_faults_stay_drafts_and_are_never_in_force) {
    const auto seeded = [&](const std::string& bytes) {
        return service::seed_release(m_desk.office(), m_desk.shelf(), system(), m_desk.today,
                                     bytes);
    };
    for (int start = 0; start < 2; ++start) {
        const Status refused = seeded(faulty_bytes());
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::service_release_faulty);
        EXPECT_EQ(in_force(), "");
    }
    const Json list = json_of(m_desk.get("/api/v1/releases", m_keeper));
    ASSERT_EQ(list.find("total")->as_number(), 1);
    EXPECT_EQ(list.find("items")->as_array()[0].string_or("status", ""), "draft");
    ASSERT_TRUE(seeded(m_first));
    EXPECT_FALSE(seeded(faulty_bytes()));
    EXPECT_EQ(in_force(), test::service_engine()->digest());
}

TEST_F(Releases, hold_from_their_day_on_and_supersede_the_one_before) {
    const LocalDate later = LocalDate::parse("2026-12-01").value();
    ASSERT_TRUE(
        service::seed_release(m_desk.office(), m_desk.shelf(), system(), m_desk.today, m_first));
    ASSERT_TRUE(service::seed_release(m_desk.office(), m_desk.shelf(), system(), later, m_second));
    const std::string first = test::service_engine()->digest();
    EXPECT_EQ(in_force(), first) << "the day of the second has not come";
    m_desk.today = later;
    EXPECT_NE(in_force(), first);
    const auto status = [&](const std::string& digest) {
        return json_of(m_desk.get("/api/v1/releases/" + digest, {})).string_or("status", "");
    };
    EXPECT_EQ(status(first), "superseded");
    EXPECT_EQ(status(in_force()), "published");
    EXPECT_EQ(m_desk.post("/api/v1/releases/" + in_force() + "/publish", "{}", m_keeper).status,
              409U)
        << "published is published";
}

TEST_F(Releases, are_drafts_first_and_not_published_with_faults_or_for_days_that_are_over) {
    const Json draft = enter(faulty_bytes());
    EXPECT_EQ(draft.string_or("status", ""), "draft");
    EXPECT_GT(draft.find("quality")->find("errors")->as_number(), 0);
    const std::string at = "/api/v1/releases/" + draft.string_or("digest", "");
    EXPECT_EQ(m_desk.get(at, {}).status, 401U) << "a draft is not public";
    const auto refused = [&](const char* body) {
        return json_of(m_desk.post(at + "/publish", body, m_keeper)).string_or("code", "");
    };
    EXPECT_EQ(refused(R"({"effective":"2026-11-23"})"), "E-SERVICE-021");
    EXPECT_EQ(refused("{}"), "E-SERVICE-047");
    EXPECT_EQ(m_desk.reloads, 0);
}

TEST_F(Releases, are_fetched_from_the_record_where_the_file_is_missing) {
    const std::string digest = enter(m_second).string_or("digest", "");
    auto elsewhere = service::ReleaseShelf::open(
        ::testing::TempDir() + "ecogate-shelf-" + identity::random_id(),
        [](const std::string& path) -> Result<service::EnginePointer> {
            ECO_TRY(formats::MappedFile file, formats::MappedFile::open(path));
            return service::Engine::make(std::move(file), test::service_tables(), {});
        });
    EXPECT_EQ(elsewhere.value()->find(m_desk.office(), digest).value()->digest(), digest);
    EXPECT_FALSE(elsewhere.value()->find(m_desk.office(), "../../etc/passwd"));
    EXPECT_FALSE(elsewhere.value()->find(m_desk.office(), std::string(64, 'a')));
}

TEST_F(Releases, differ_where_they_were_changed_and_nowhere_else) {
    const std::string a = enter(m_first).string_or("digest", "");
    const std::string changed = release_bytes([](auto& content) {
        for (auto& layer : content.layers) {
            if (layer.role == "units") {
                layer.features.back().attributes["name"] = "改名单元";
            }
        }
    });
    const std::string b = enter(changed).string_or("digest", "");
    const std::string base = "/api/v1/releases/" + a + "/diff/";
    const Json same = json_of(m_desk.get(base + a, m_keeper));
    EXPECT_TRUE(same.find("units")->find("changed")->as_array().empty());
    EXPECT_TRUE(same.find("clauses")->find("changed")->as_array().empty());
    EXPECT_GT(same.find("clauses")->find("same")->as_number(), 0);
    const Json json = json_of(m_desk.get(base + b, m_keeper));
    const auto& units = json.find("units")->find("changed")->as_array();
    ASSERT_EQ(units.size(), 1U);
    EXPECT_EQ(*units[0].find("moved"), Json(false));
    EXPECT_EQ(units[0].find("attributes")->as_array()[0].as_string(), "name");
    EXPECT_EQ(m_desk.get(base + b, {}).status, 401U) << "drafts are not public";
    const Json quality = json_of(m_desk.get("/api/v1/releases/" + b + "/quality", m_keeper));
    EXPECT_TRUE(quality.find("findings")->is_array());
}

} // namespace
} // namespace eco::http

// SPDX-License-Identifier: MulanPSL-2.0
// What a record promises, on both back ends: writing, reading, listing, blobs, rows that expire.
#include "store/transfer.hpp"

#include "base/digest.hpp"
#include "support/place.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace eco::store {
namespace {

using test::context;
using test::object;

class Contract : public ::testing::Test {
  protected:
    test::Place m_place{test::tested()};
    Record m_record = m_place.open();

    Result<Event> put(Kind kind, const std::string& id, std::optional<std::uint64_t> expected,
                      Json data) {
        return m_record.append(
            {kind, id, expected, expected == 0U ? "created" : "edited", std::move(data)},
            context(++m_time));
    }
    Status must(Kind kind, const std::string& id, std::uint64_t expected, Json data) {
        const auto done = put(kind, id, expected, std::move(data));
        EXPECT_TRUE(done) << (done ? "" : code_of(done.error()));
        return done ? Status() : fail(done.error());
    }
    static std::string code_of(const Error& error) {
        return std::to_string(static_cast<int>(error.code)) +
               (error.args.empty() ? "" : error.args.begin()->second);
    }
    std::vector<std::string> ids(const StateQuery& query) {
        std::vector<std::string> found;
        const auto page = m_record.list(query);
        EXPECT_TRUE(page) << (page ? "" : code_of(page.error()));
        for (const State& state : page->items) {
            found.push_back(state.id);
        }
        return found;
    }
    void expect_sound() {
        const auto report = m_record.check();
        ASSERT_TRUE(report) << code_of(report.error());
        for (const Finding& finding : report->findings) {
            ADD_FAILURE() << finding.where.pointer << ": " << finding.args.at("what");
        }
    }
    int m_time = 0;
};

TEST_F(Contract, lays_events_over_one_another) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "白酒"}, {"status", "draft"}})));
    ASSERT_TRUE(must(Kind::project, "p1", 1, object({{"status", "submitted"}, {"note", 3}})));
    ASSERT_TRUE(must(Kind::project, "p1", 2, object({{"note", nullptr}})));
    const auto state = m_record.find(Kind::project, "p1");
    ASSERT_TRUE(state && *state);
    EXPECT_EQ((*state)->version, 3U);
    EXPECT_EQ(
        canonical_json((*state)->data),
        R"({"created_at":"2026-09-21T14:13:20.001Z","created_by":"u1","id":"p1","status":"submitted",)"
        R"("title":"白酒","updated_at":"2026-09-21T14:13:20.003Z","updated_by":"u1","version":3})");
    expect_sound();
}

TEST_F(Contract, numbers_and_chains_all_events) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({})));
    ASSERT_TRUE(must(Kind::user, "u2", 0, object({{"key", "zhang"}})));
    const auto head = m_record.head();
    const auto page = m_record.events({});
    ASSERT_TRUE(head && page);
    ASSERT_EQ(page->items.size(), 2U);
    EXPECT_EQ(page->items[0].previous, page->items[1].hash);
    EXPECT_EQ(page->items[1].previous, k_first_previous);
    EXPECT_EQ(head->hash, page->items[0].hash);
    EXPECT_EQ(head->hash, sm3_hex(hash_input(page->items[0])));
    EXPECT_EQ(head->seq, 2U);
}

TEST_F(Contract, refuses_a_stale_version_and_writes_nothing) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "a"}})));
    for (const std::uint64_t stale : {0U, 2U}) {
        const auto refused = put(Kind::project, "p1", stale, object({{"title", "b"}}));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::store_conflict);
        EXPECT_EQ(refused.error().args.at("actual"), "1");
    }
    EXPECT_EQ(m_record.head()->seq, 1U);
    ASSERT_TRUE(put(Kind::project, "p1", std::nullopt, object({{"title", "c"}})));
    EXPECT_EQ((*m_record.find(Kind::project, "p1"))->version, 2U);
}

TEST_F(Contract, appends_all_changes_or_none) {
    const std::vector<Change> changes = {
        {Kind::project, "p1", 0, "created", object({})},
        {Kind::assessment, "a1", 0, "made", object({{"parent", "p1"}})},
        {Kind::project, "p1", 1, "assessed", object({{"verdict", "conditional"}})},
        {Kind::project, "p1", 1, "assessed", object({})}};
    const auto refused = m_record.append(changes, context(1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::store_conflict);
    EXPECT_EQ(m_record.head()->seq, 0U);
    EXPECT_FALSE(m_record.find(Kind::project, "p1")->has_value());
    const auto done = m_record.append(std::span(changes).first(3), context(2));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->back().version, 2U);
    EXPECT_EQ((*m_record.find(Kind::project, "p1"))->data.string_or("verdict", ""), "conditional");
    expect_sound();
}

TEST_F(Contract, keeps_keys_unique_within_a_kind) {
    ASSERT_TRUE(must(Kind::user, "u1", 0, object({{"key", "zhang"}})));
    const auto taken = put(Kind::user, "u2", 0, object({{"key", "zhang"}}));
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, ErrorCode::store_key_taken);
    ASSERT_TRUE(must(Kind::organisation, "o1", 0, object({{"key", "zhang"}})));
    EXPECT_EQ((*m_record.find_key(Kind::user, "zhang"))->id, "u1");
    ASSERT_TRUE(must(Kind::user, "u1", 1, object({{"key", "li"}})));
    ASSERT_TRUE(must(Kind::user, "u2", 0, object({{"key", "zhang"}})));
    EXPECT_EQ((*m_record.find_key(Kind::user, "zhang"))->id, "u2");
    expect_sound();
}

TEST_F(Contract, refuses_what_no_log_should_hold) {
    const auto refused = [&](Change change, Context who) {
        const auto done = m_record.append(change, who);
        return !done && done.error().code == ErrorCode::store_bad_change;
    };
    const Change good = {Kind::project, "p1", 0, "created", object({})};
    Change bad = good;
    bad.id = "p 1";
    EXPECT_TRUE(refused(bad, context(1)));
    bad = good;
    bad.data = Json("text");
    EXPECT_TRUE(refused(bad, context(1)));
    bad = good;
    bad.data = object({{"version", 7}});
    EXPECT_TRUE(refused(bad, context(1)));
    bad = good;
    bad.data = object({{"footprint", object({{"type", "Polygon"}})}});
    EXPECT_TRUE(refused(bad, context(1)));
    Context nobody = context(1);
    nobody.actor = "";
    EXPECT_TRUE(refused(good, nobody));
    Context liar = context(1);
    liar.why = "one line\nand another";
    EXPECT_TRUE(refused(good, liar));
    EXPECT_EQ(m_record.head()->seq, 0U);
}

TEST_F(Contract, keeps_any_text_exactly) {
    const Json data = object({{"title", std::string("零\0字节", 10)},
                              {"text", "“引号”\\ \" ' % $1 \x01 \xF0\x9F\x8C\xB1"},
                              {"body", object({{"big", std::string(300'000, 'x')}})}});
    ASSERT_TRUE(must(Kind::comment, "c1", 0, data));
    const auto state = m_record.find(Kind::comment, "c1");
    ASSERT_TRUE(state && *state);
    for (const auto& [name, value] : data.as_object()) {
        EXPECT_EQ(*(*state)->data.find(name), value) << name;
    }
    expect_sound();
}

TEST_F(Contract, lists_by_columns) {
    const auto project = [](const char* owner, const char* region, const char* status) {
        return object({{"owner", owner}, {"region", region}, {"status", status}});
    };
    ASSERT_TRUE(must(Kind::project, "p1", 0, project("u1", "520103", "draft")));
    ASSERT_TRUE(must(Kind::project, "p2", 0, project("u2", "520181", "submitted")));
    ASSERT_TRUE(must(Kind::project, "p3", 0, project("u2", "522301", "submitted")));
    ASSERT_TRUE(must(Kind::contest, "x1", 0, project("u2", "522301", "open")));
    StateQuery query;
    query.kind = Kind::project;
    EXPECT_EQ(ids(query), (std::vector<std::string>{"p3", "p2", "p1"}));
    query.regions = {"5201", "53"};
    EXPECT_EQ(ids(query), (std::vector<std::string>{"p2", "p1"}));
    query.owners = {"u2", "u3"};
    EXPECT_EQ(ids(query), (std::vector<std::string>{"p2"}));
    query = {};
    query.kind = Kind::project;
    query.statuses = {"submitted"};
    query.order = Order::created_newest;
    query.limit = 1;
    query.offset = 1;
    EXPECT_EQ(ids(query), (std::vector<std::string>{"p2"}));
    EXPECT_EQ(m_record.list(query)->total, 2U);
    EXPECT_EQ(*m_record.count_by_status(Kind::project),
              (std::vector<std::pair<std::string, std::size_t>>{{"draft", 1}, {"submitted", 2}}));
}

TEST_F(Contract, leaves_the_large_parts_out_of_lists) {
    const Json point = object({{"type", "Point"}, {"coordinates", Json::Array{106.7, 26.6}}});
    ASSERT_TRUE(must(Kind::project, "p1", 0,
                     object({{"body", object({{"facts", 1}})}, {"footprint", point}})));
    StateQuery query;
    query.kind = Kind::project;
    const auto page = m_record.list(query);
    EXPECT_EQ(page->items[0].data.find("body"), nullptr);
    EXPECT_EQ(page->items[0].data.find("footprint"), nullptr);
    EXPECT_NE((*m_record.find(Kind::project, "p1"))->data.find("body"), nullptr);
}

TEST_F(Contract, finds_two_characters_and_prefixes) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "贵阳市南明区白酒厂"}})));
    ASSERT_TRUE(must(Kind::project, "p2", 0, object({{"title", "南宁·明日ZH52010310001线"}})));
    const auto found = [&](const char* text) {
        StateQuery query;
        query.kind = Kind::project;
        query.text = text;
        query.order = Order::title;
        return ids(query);
    };
    const std::vector<std::string> none, first = {"p1"}, second = {"p2"}, both = {"p2", "p1"};
    EXPECT_EQ(found("南明"), first);
    EXPECT_EQ(found("南明 酒厂"), first);
    EXPECT_EQ(found("明南"), none);
    EXPECT_EQ(found("宁明"), none); // the dot parts them
    EXPECT_EQ(found("zh5201"), second);
    EXPECT_EQ(found("ＺＨ５２０１"), second);
    EXPECT_EQ(found("线"), second);
    EXPECT_EQ(found("厂"), first);
    EXPECT_EQ(found("南"), both);
    EXPECT_EQ(found("，。"), none);
    EXPECT_EQ(found("' OR \"1\"=\"1"), none);
    EXPECT_EQ(found("\xFF\xFE"), none);
    ASSERT_TRUE(must(Kind::project, "p1", 1, object({{"title", "遵义"}})));
    EXPECT_EQ(found("南明"), none);
    EXPECT_EQ(found("遵义"), first);
    expect_sound();
}

TEST_F(Contract, finds_footprints_by_box) {
    const auto ring = [](double west, double south, double east, double north) {
        const auto at = [](double x, double y) { return Json(Json::Array{x, y}); };
        return object(
            {{"type", "Polygon"},
             {"coordinates",
              Json::Array{Json(Json::Array{at(west, south), at(east, south), at(east, north),
                                           at(west, north), at(west, south)})}}});
    };
    ASSERT_TRUE(
        must(Kind::project, "p1", 0, object({{"footprint", ring(106.1, 26.1, 106.2, 26.2)}})));
    ASSERT_TRUE(must(Kind::project, "p2", 0, object({{"title", "nowhere"}})));
    StateQuery query;
    query.kind = Kind::project;
    query.box = Box{106.2, 26.2, 107, 27}; // touches at a corner
    EXPECT_EQ(ids(query), (std::vector<std::string>{"p1"}));
    query.box = Box{106.2000000001, 26.2, 107, 27};
    EXPECT_TRUE(ids(query).empty());
    ASSERT_TRUE(must(Kind::project, "p1", 1, object({{"footprint", ring(100, 20, 101, 21)}})));
    query.box = Box{106, 26, 107, 27};
    EXPECT_TRUE(ids(query).empty());
    expect_sound();
}

TEST_F(Contract, tells_the_past) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "a"}})));
    ASSERT_TRUE(must(Kind::project, "p2", 0, object({{"title", "b"}})));
    ASSERT_TRUE(must(Kind::project, "p1", 1, object({{"title", "c"}})));
    const auto history = m_record.history(Kind::project, "p1");
    ASSERT_EQ(history->size(), 2U);
    EXPECT_EQ(history->at(0).data, R"({"title":"a"})");
    EXPECT_EQ((*m_record.at_version(Kind::project, "p1", 1))->data.string_or("title", ""), "a");
    EXPECT_EQ((*m_record.at_version(Kind::project, "p1", 2))->data,
              (*m_record.find(Kind::project, "p1"))->data);
    EXPECT_FALSE(m_record.at_version(Kind::project, "p1", 3)->has_value());
    EXPECT_FALSE(m_record.at_version(Kind::project, "p1", 0)->has_value());
}

TEST_F(Contract, answers_audit_queries) {
    for (int i = 0; i < 6; ++i) {
        Context who = context(i * 1000);
        who.actor = i % 2 == 0 ? "u1" : "key:k1";
        ASSERT_TRUE(
            m_record.append({Kind::audit, "login", std::nullopt, "logged_in", object({})}, who));
    }
    EventQuery query;
    query.actor = "key:k1";
    query.kind = Kind::audit;
    query.type = "logged_in";
    query.from = context(1000).at;
    query.to = context(5000).at;
    query.limit = 1;
    const auto page = m_record.events(query);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, 2U);
    ASSERT_EQ(page->items.size(), 1U);
    EXPECT_EQ(page->items[0].seq, 4U);
    EXPECT_FALSE(m_record.find(Kind::audit, "login")->has_value());
    expect_sound();
}

TEST_F(Contract, addresses_blobs_by_content) {
    std::string raw;
    for (int i = 0; i < 1000; ++i) {
        raw += static_cast<char>(i % 256);
    }
    const Instant at = context(0).at;
    const auto blob = m_record.put_blob(raw, "application/pdf", at);
    ASSERT_TRUE(blob);
    EXPECT_EQ(blob->digest, sha256_hex(raw));
    EXPECT_EQ(blob->size, 1000U);
    const auto again = m_record.put_blob(raw, "text/plain", at.plus_millis(5));
    EXPECT_EQ(again->media_type, "application/pdf");
    EXPECT_EQ(again->at, at);
    EXPECT_EQ(**m_record.blob_bytes(blob->digest), raw);
    EXPECT_FALSE(m_record.blob_bytes(sha256_hex("other"))->has_value());
    ASSERT_TRUE(m_record.put_blob("", "text/plain", at));
    EXPECT_EQ(**m_record.blob_bytes(sha256_hex("")), "");
    ASSERT_TRUE(must(Kind::assessment, "a1", 0, object({{"document_blob", blob->digest}})));
    expect_sound();
}

TEST_F(Contract, lets_rows_expire) {
    const Instant now = context(0).at;
    const Instant later = now.plus_millis(1000);
    ASSERT_TRUE(m_record.put_ephemeral("session", "s1", "u1", object({{"csrf", "x"}}), later));
    EXPECT_EQ((*m_record.find_ephemeral("session", "s1", now))->string_or("csrf", ""), "x");
    EXPECT_FALSE(m_record.find_ephemeral("session", "s1", later)->has_value());
    EXPECT_FALSE(m_record.find_ephemeral("other", "s1", now)->has_value());
    ASSERT_TRUE(m_record.put_ephemeral("session", "s2", "u1", Json(), later));
    ASSERT_TRUE(m_record.drop_ephemerals_of("session", "u1"));
    EXPECT_FALSE(m_record.find_ephemeral("session", "s1", now)->has_value());
    ASSERT_TRUE(m_record.put_ephemeral("code", "c", "", Json(1), later));
    EXPECT_TRUE(m_record.take_ephemeral("code", "c", now)->has_value());
    EXPECT_FALSE(m_record.take_ephemeral("code", "c", now)->has_value());
    ASSERT_TRUE(m_record.put_ephemeral("code", "c", "", Json(1), later));
    EXPECT_EQ(*m_record.purge(now), 0U);
    EXPECT_EQ(*m_record.purge(later), 1U);
    EXPECT_EQ(m_record.head()->seq, 0U);
}

TEST_F(Contract, counts_within_a_window) {
    const Instant now = context(0).at;
    EXPECT_EQ(*m_record.count_up("fail", "u1", now, now.plus_millis(1000)), 1U);
    EXPECT_EQ(*m_record.count_up("fail", "u1", now.plus_millis(900), now.plus_millis(9000)), 2U);
    EXPECT_EQ(*m_record.count_of("fail", "u1", now.plus_millis(999)), 2U);
    EXPECT_EQ(*m_record.count_of("fail", "u1", now.plus_millis(1000)), 0U);
    EXPECT_EQ(*m_record.count_up("fail", "u1", now.plus_millis(1000), now.plus_millis(2000)), 1U);
}

TEST_F(Contract, gives_one_of_two_writers_the_conflict) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({})));
    constexpr int k_rounds = 20;
    for (std::uint64_t version = 1; version <= k_rounds; ++version) {
        std::array<bool, 2> won{};
        std::array<ErrorCode, 2> codes{};
        std::vector<std::jthread> writers;
        for (std::size_t i = 0; i < 2; ++i) {
            writers.emplace_back([&, i] {
                const auto done = m_record.append(
                    {Kind::project, "p1", version, "edited", object({{"by", i}})}, context(1));
                won[i] = done.has_value();
                codes[i] = done ? ErrorCode::store_conflict : done.error().code;
            });
        }
        writers.clear();
        EXPECT_NE(won[0], won[1]);
        EXPECT_EQ(codes[0], ErrorCode::store_conflict);
        EXPECT_EQ(codes[1], ErrorCode::store_conflict);
    }
    EXPECT_EQ((*m_record.find(Kind::project, "p1"))->version, k_rounds + 1U);
    expect_sound();
}

TEST_F(Contract, serves_many_threads_and_processes) {
    Record other = m_place.open(); // as a second server would
    {
        std::vector<std::jthread> writers;
        for (int t = 0; t < 4; ++t) {
            writers.emplace_back([&, t] {
                Record& mine = t % 2 == 0 ? m_record : other;
                for (int i = 0; i < 25; ++i) {
                    const std::string id = "p" + std::to_string(t) + "-" + std::to_string(i);
                    ASSERT_TRUE(
                        mine.append({Kind::project, id, 0, "created", object({})}, context(i)));
                }
            });
        }
    }
    EXPECT_EQ(other.head()->seq, 100U);
    expect_sound();
}

TEST_F(Contract, opens_again_as_it_was) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "a"}})));
    const Head head = *m_record.head();
    m_record = m_place.open();
    EXPECT_EQ(*m_record.head(), head);
    EXPECT_EQ((*m_record.find(Kind::project, "p1"))->data.string_or("title", ""), "a");
}

TEST_F(Contract, refuses_schemas_it_does_not_know) {
    const auto raw = m_place.raw();
    ASSERT_TRUE(raw->script("INSERT INTO schema_version VALUES (99, '0099_later.sql', 'x')"));
    EXPECT_EQ(Record::open(m_place.location(), Options{}).error().code,
              ErrorCode::store_newer_schema);
    ASSERT_TRUE(raw->script("DELETE FROM schema_version WHERE number = 99;"
                            "UPDATE schema_version SET digest = 'x' WHERE number = 1"));
    EXPECT_EQ(Record::open(m_place.location(), Options{}).error().code,
              ErrorCode::store_migration_changed);
}

TEST_F(Contract, refuses_locations_that_are_none) {
    for (const Location& none :
         {Location{}, Location{"folder", "postgresql://x"}, Location{"", "mysql://x"}}) {
        EXPECT_EQ(Record::open(none, Options{}).error().code, ErrorCode::store_bad_location);
    }
    const auto unreachable = Record::open({"", "postgresql://nobody@127.0.0.1:1/x"}, Options{});
    EXPECT_EQ(unreachable.error().code, ErrorCode::store_unavailable);
}

TEST_F(Contract, is_backed_up_while_others_write) {
    const std::string folder = ::testing::TempDir() + "eco_backup_" + std::to_string(::getpid());
    std::filesystem::remove_all(folder);
    std::atomic<bool> stop = false;
    std::jthread writer([&] {
        for (int i = 0; !stop; ++i) {
            const std::string id = "p" + std::to_string(i);
            const auto blob = m_record.put_blob(id, "text/plain", context(i).at);
            ASSERT_TRUE(blob && m_record.append({Kind::project, id, 0, "created",
                                                 object({{"blob", blob->digest}})},
                                                context(i)));
        }
    });
    while (m_record.head()->seq < 20) {
        std::this_thread::yield();
    }
    const auto first = backup(m_record, folder + "/1");
    const auto second = backup(m_record, folder + "/2");
    stop = true;
    writer.join();
    ASSERT_TRUE(first && second);
    EXPECT_GT(second->head.seq, first->head.seq) << "the writer was not held up";
    for (const auto& [name, moved] : {std::pair{"/1", *first}, std::pair{"/2", *second}}) {
        const auto copy = Record::open({folder + name, ""}, Options{});
        ASSERT_TRUE(copy);
        EXPECT_TRUE(copy->check()->findings.empty());
        EXPECT_EQ(*copy->head(), moved.head);
        EXPECT_EQ((*m_record.event(moved.head.seq))->hash, moved.head.hash) << "a beginning of it";
    }
    std::filesystem::remove_all(folder);
}

TEST_F(Contract, adopts_only_what_continues_the_chain) {
    ASSERT_TRUE(must(Kind::project, "p1", 0, object({{"title", "a"}})));
    ASSERT_TRUE(must(Kind::user, "u1", 0, object({{"key", "k"}})));
    std::vector<Event> events;
    ASSERT_TRUE(m_record.each_event(0, [&](const Event& event) -> Status {
        ECO_TRY(Event read, from_line(to_line(event)));
        events.push_back(std::move(read));
        return {};
    }));
    const test::Place elsewhere(test::tested());
    Record copy = elsewhere.open();
    EXPECT_EQ(copy.adopt(std::span(events).subspan(1)).error().code, ErrorCode::store_bad_chain);
    std::vector<Event> altered = events;
    altered[1].context.actor = "nobody";
    EXPECT_EQ(copy.adopt(altered).error().code, ErrorCode::store_bad_chain);
    EXPECT_EQ(copy.head()->seq, 0U);
    ASSERT_TRUE(copy.adopt(events));
    EXPECT_EQ(*copy.head(), *m_record.head());
    EXPECT_EQ((*copy.find(Kind::project, "p1"))->data, (*m_record.find(Kind::project, "p1"))->data);
}

} // namespace
} // namespace eco::store

// SPDX-License-Identifier: MulanPSL-2.0
// Laws of the record on random histories: it says what a plain model says, its states are what its
// events give, and whoever alters the past is found.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/files.hpp"
#include "store/record.hpp"
#include "store/transfer.hpp"
#include "support/place.hpp"

#include <map>
#include <set>

namespace eco::store {
namespace {

using test::context;
using test::object;

const std::vector<std::string> k_words = {"白酒", "磷石膏", "draft", "submitted",
                                          "u1",   "520103", ""};

Json random_data() {
    Json data = Json(Json::Object{});
    for (const char* member : {"title", "status", "owner", "region", "body", "note"}) {
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            data[member] = Json(*rc::gen::elementOf(k_words));
            break;
        case 1:
            data[member] = Json(nullptr);
            break;
        default:
            break; // not mentioned
        }
    }
    return data;
}

using Model = std::map<std::pair<Kind, std::string>, std::vector<Json>>;

/// A few streams, so that histories are long and conflicts common.
Change random_change(const Model& model) {
    Change change;
    change.kind = *rc::gen::element(Kind::project, Kind::comment);
    change.id = *rc::gen::element<std::string>("a", "b", "c");
    const auto found = model.find({change.kind, change.id});
    const std::size_t version = found == model.end() ? 0 : found->second.size();
    change.expected =
        *rc::gen::weightedElement<std::uint64_t>({{8, version}, {1, version + 1}, {1, 0}});
    change.type = "edited";
    change.data = random_data();
    return change;
}

Json laid_over(Json state, const Json& data) {
    for (const auto& [name, value] : data.as_object()) {
        if (value.is_null()) {
            state.as_object().erase(name);
        } else {
            state[name] = value;
        }
    }
    return state;
}

void expect_like(const Record& record, const Model& model) {
    for (const auto& [stream, states] : model) {
        const auto found = record.find(stream.first, stream.second);
        RC_ASSERT(found && found->has_value());
        RC_ASSERT((*found)->version == states.size());
        Json data = (*found)->data;
        for (const char* own :
             {"id", "version", "created_at", "created_by", "updated_at", "updated_by"}) {
            data.as_object().erase(own);
        }
        RC_ASSERT(canonical_json(data) == canonical_json(states.back()));
    }
}

std::string dump(const Record& record) {
    std::string all;
    for (const Kind kind : all_kinds()) {
        StateQuery query;
        query.kind = kind;
        query.order = Order::title;
        query.limit = 1000;
        const auto page = record.list(query);
        for (const State& state : page->items) {
            all += canonical_json((*record.find(kind, state.id))->data) + "\n";
        }
    }
    return all;
}

RC_GTEST_PROP(RecordLaw, says_what_the_model_says_and_rebuilds_to_the_same, ()) {
    const test::Place place(test::tested());
    Record record = place.open();
    Model model;
    const int steps = *rc::gen::inRange(1, 25);
    std::size_t events = 0;
    for (int i = 0; i < steps; ++i) {
        const Change change = random_change(model);
        auto& states = model[{change.kind, change.id}];
        const bool right = change.expected == states.size();
        const auto done = record.append(change, context(i));
        RC_ASSERT(done.has_value() == right);
        if (right) {
            states.push_back(
                laid_over(states.empty() ? Json(Json::Object{}) : states.back(), change.data));
            ++events;
        } else if (states.empty()) {
            model.erase({change.kind, change.id});
        }
    }
    RC_ASSERT(record.head()->seq == events);
    expect_like(record, model);
    RC_ASSERT(record.check()->findings.empty());
    const std::string before = dump(record);
    RC_ASSERT(*record.rebuild() == model.size());
    RC_ASSERT(dump(record) == before);
    RC_ASSERT(record.check()->findings.empty());
}

/// A record with a history, and a copy of its log to put back after each act of tampering.
struct Tampered {
    test::Place place{test::tested()};
    Record record = place.open();
    std::unique_ptr<sql::Connection> raw;
    static constexpr int k_events = 12;

    Tampered() {
        for (int i = 0; i < k_events; ++i) {
            const std::string id = "p" + std::to_string(i % 3);
            const Json point =
                object({{"type", "Point"}, {"coordinates", Json::Array{106.5, 26.5}}});
            EXPECT_TRUE(record.append({Kind::project, id, std::nullopt, "edited",
                                       object({{"title", "白酒" + std::to_string(i)},
                                               {"key", "k" + id},
                                               {"owner", "u1"},
                                               {"organisation", "o1"},
                                               {"region", "520103"},
                                               {"status", "draft"},
                                               {"parent", "x"},
                                               {"body", object({{"i", i}})},
                                               {"footprint", point}})},
                                      context(i)));
        }
        raw = place.raw_unguarded();
        EXPECT_TRUE(raw->script("CREATE TABLE kept_event AS SELECT * FROM event;"
                                "CREATE TABLE kept_head AS SELECT * FROM head;"));
    }
    void restore() {
        RC_ASSERT(raw->script("DELETE FROM event; INSERT INTO event SELECT * FROM kept_event;"
                              "DELETE FROM head; INSERT INTO head SELECT * FROM kept_head;")
                      .has_value());
        RC_ASSERT(record.rebuild().has_value());
        RC_ASSERT(record.check()->findings.empty());
    }
    std::string cell(const std::string& table, const std::string& column,
                     const std::string& where) {
        return raw->query("SELECT " + column + " FROM " + table + " WHERE " + where, {})
            ->text(0, 0);
    }
    void set(const std::string& table, const std::string& column, const std::string& where,
             const std::string& value, bool number) {
        const auto changed =
            raw->run("UPDATE " + table + " SET " + column + " = $1 WHERE " + where,
                     std::array<sql::Param, 1>{number ? sql::Param(std::int64_t(std::stoll(value)))
                                                      : sql::Param(std::string_view(value))});
        RC_ASSERT(changed && *changed == 1U);
    }
};

Tampered& tampered() {
    static auto* made = new Tampered(); // NOLINT: closed by the environment below
    return *made;
}

/// Another printable character at a random place of the text.
std::string flipped(std::string text) {
    if (text.empty()) {
        return "x";
    }
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const unsigned char old = static_cast<unsigned char>(text[at]);
    if (old >= 0x80) {
        return text + "x"; // keep the UTF-8 valid, PostgreSQL takes nothing else
    }
    text[at] = old == 'e' ? 'f' : 'e';
    return text;
}

std::string at_seq(int seq) {
    return "seq = " + std::to_string(seq);
}

RC_GTEST_PROP(RecordLaw, finds_any_altered_cell_of_the_log, ()) {
    Tampered& t = tampered();
    const int seq = *rc::gen::inRange(1, Tampered::k_events + 1);
    const std::string column =
        *rc::gen::element<std::string>("kind", "id", "type", "actor", "why", "client", "request",
                                       "data", "previous", "hash", "at", "version");
    const bool number = column == "at" || column == "version";
    const std::string old = t.cell("event", column, at_seq(seq));
    t.set("event", column, at_seq(seq),
          number ? std::to_string(std::stoll(old) + 100) : flipped(old), number);
    const auto report = t.record.check();
    RC_ASSERT(report.has_value());
    bool placed = false;
    for (const Finding& finding : report->findings) {
        placed = placed || finding.where.pointer == "event " + std::to_string(seq) ||
                 finding.where.pointer == "event " + std::to_string(seq + 1) ||
                 finding.where.pointer == "head";
    }
    RC_ASSERT(placed);
    t.restore();
}

RC_GTEST_PROP(RecordLaw, finds_any_removed_swapped_or_added_event, ()) {
    Tampered& t = tampered();
    const int seq = *rc::gen::inRange(1, Tampered::k_events);
    const std::string here = std::to_string(seq);
    const std::string next = std::to_string(seq + 1);
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        RC_ASSERT(t.raw->script("DELETE FROM event WHERE seq = " + here).has_value());
        break;
    case 1: // the end, with the head moved along to hide it
        RC_ASSERT(t.raw->script("DELETE FROM event WHERE seq > " + here).has_value());
        break;
    case 2:
        RC_ASSERT(t.raw
                      ->script("UPDATE event SET seq = -1 WHERE seq = " + here +
                               "; UPDATE event SET seq = " + here + " WHERE seq = " + next +
                               "; UPDATE event SET seq = " + next + " WHERE seq = -1")
                      .has_value());
        break;
    default:
        RC_ASSERT(
            t.raw
                ->script(
                    "INSERT INTO event SELECT 13, kind, 'forged', 1, type, at, actor, why, client, "
                    "request, data, hash, hash FROM kept_event WHERE seq = " +
                    here)
                .has_value());
        break;
    }
    RC_ASSERT(!t.record.check()->findings.empty());
    t.restore();
}

RC_GTEST_PROP(RecordLaw, finds_any_altered_state_and_rebuilds_it, ()) {
    Tampered& t = tampered();
    const std::string where =
        "kind = 'project' AND id = '" + *rc::gen::element<std::string>("p0", "p1", "p2") + "'";
    const std::string column = *rc::gen::element<std::string>(
        "version", "key", "owner", "organisation", "region", "status", "parent", "title", "head",
        "body", "created_at", "updated_at", "words", "west", "footprint");
    const bool number = column == "version" || column.ends_with("_at") || column == "west";
    const std::string old = t.cell("state", column, where);
    t.set("state", column, where, number ? "7" : flipped(old), number);
    const auto report = t.record.check();
    RC_ASSERT(report.has_value());
    bool named = false;
    for (const Finding& finding : report->findings) {
        named = named || finding.args.at("what") == (column == "west" ? "box" : column);
    }
    RC_ASSERT(named);
    t.restore();
}

/// Everything that can be read of a record; nothing where the database refuses.
std::string all_that_is_read(const Location& location) {
    const auto record = Record::open(location, Options{});
    const auto report = record ? record->check() : fail(record.error());
    if (!report || !report->findings.empty()) {
        return "";
    }
    std::string all = dump(*record);
    const Status read = record->each_event(0, [&](const Event& event) -> Status {
        all += to_line(event) + "\n";
        return {};
    });
    return read ? all : "";
}

// A byte of the file itself: found, or without any effect on what is read (unused space, indexes).
RC_GTEST_PROP(RecordLaw, notices_a_flipped_byte_of_the_file, ()) {
    if (test::tested() != sql::Dialect::sqlite) {
        return; // PostgreSQL's pages are its own to check
    }
    static const std::string k_whole = [] {
        const test::Place place(sql::Dialect::sqlite);
        {
            Record record = place.open();
            for (int i = 0; i < 30; ++i) {
                EXPECT_TRUE(record.append({Kind::project, "p" + std::to_string(i), 0, "created",
                                           object({{"title", "白酒"}, {"n", i}})},
                                          context(i)));
            }
        }
        return *read_file(place.location().folder + "/" + std::string(k_file_name), 64U << 20U);
    }();
    const test::Place place(sql::Dialect::sqlite);
    const std::string& folder = place.location().folder;
    std::filesystem::create_directories(folder);
    const auto put = [&](const std::string& bytes) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        RC_ASSERT(write_file(folder + "/" + std::string(k_file_name), bytes).has_value());
        return all_that_is_read(place.location());
    };
    static const std::string k_read = put(k_whole);
    RC_ASSERT(!k_read.empty());
    std::string altered = k_whole;
    const auto at = *rc::gen::inRange<std::size_t>(0, altered.size());
    altered[at] = static_cast<char>(altered[at] ^ (1 << *rc::gen::inRange(0, 8)));
    const std::string read = put(altered);
    RC_ASSERT(read.empty() || read == k_read);
}

TEST(RecordLaw, guards_refuse_to_change_the_log) {
    const test::Place place(test::tested());
    Record record = place.open();
    ASSERT_TRUE(record.append({Kind::project, "p", 0, "created", object({})}, context(1)));
    const auto raw = place.raw();
    EXPECT_FALSE(raw->script("UPDATE event SET why = 'x'"));
    EXPECT_FALSE(raw->script("DELETE FROM event"));
    EXPECT_TRUE(record.check()->findings.empty());
}

TEST(RecordLaw, copies_have_the_same_head) {
    const test::Place place(test::tested());
    Record record = place.open();
    for (int i = 0; i < 450; ++i) {
        ASSERT_TRUE(record.append(
            {Kind::project, "p" + std::to_string(i), 0, "created", object({{"title", "白酒"}})},
            context(i)));
    }
    const auto blob =
        record.put_blob(std::string("\0\xFF raw", 6), "application/octet-stream", context(0).at);
    ASSERT_TRUE(record.append({Kind::attachment, "t", 0, "added", object({{"blob", blob->digest}})},
                              context(1)));
    const std::string folder = ::testing::TempDir() + "eco_copies_" + std::to_string(::getpid());
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(export_record(record, folder + "/export"));
    ASSERT_TRUE(backup(record, folder + "/backup"));
    EXPECT_EQ(backup(record, folder + "/backup").error().code, ErrorCode::store_target_exists);
    for (const char* source : {"/export", "/backup"}) {
        const test::Place elsewhere(test::tested());
        Record copy = elsewhere.open();
        const auto moved = import_record(copy, folder + source);
        ASSERT_TRUE(moved) << source;
        EXPECT_EQ(moved->events, 451U);
        EXPECT_EQ(*copy.head(), *record.head());
        EXPECT_EQ(dump(copy), dump(record));
        EXPECT_TRUE(copy.check()->findings.empty());
        EXPECT_EQ(import_record(copy, folder + source)->events, 0U) << "nothing is copied twice";
    }
    std::filesystem::remove_all(folder);
}

class CloseTampered : public ::testing::Environment {
    void TearDown() override { delete &tampered(); }
};
const auto* const k_close = ::testing::AddGlobalTestEnvironment(new CloseTampered);

} // namespace
} // namespace eco::store

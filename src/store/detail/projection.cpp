// SPDX-License-Identifier: MulanPSL-2.0
// Folding and indexing; the same code runs on append, rebuild, check and import.
#include "store/detail/projection.hpp"

#include "base/text.hpp"
#include "store/bigrams.hpp"
#include "store/footprint.hpp"

#include <algorithm>
#include <array>

namespace eco::store {
namespace {

/// Members the store itself writes into every state.
constexpr std::array<std::string_view, 6> k_own = {"id",         "version",    "created_at",
                                                   "created_by", "updated_at", "updated_by"};

/// Members whose words the text search finds.
constexpr std::array<std::string_view, 9> k_searched = {
    "id", "key", "title", "name", "display_name", "keywords", "text", "reason", "answer"};

Status bad_change(std::string what) {
    return fail({ErrorCode::store_bad_change, {{"what", std::move(what)}}, {}});
}

bool is_token(std::string_view text) {
    static constexpr std::string_view k_allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
    return !text.empty() && text.size() <= 128 &&
           text.find_first_not_of(k_allowed) == std::string_view::npos;
}

/// Printable UTF-8 in one line: what both databases and every log reader can carry.
bool is_line(std::string_view text) {
    return !text.empty() && text.size() <= 4096 && is_utf8(text) &&
           std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// A text member as a column: without control characters (PostgreSQL cannot hold a zero byte).
std::string column(const Json& state, std::string_view member) {
    std::string text = state.string_or(member, "");
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

std::string words_of(const Json& state) {
    std::string all;
    for (const std::string_view member : k_searched) {
        all += column(state, member) + "\n";
    }
    return join(tokens_of(all), " ");
}

std::int64_t millis_of(const Json& state, std::string_view member) {
    const auto at = Instant::parse(state.string_or(member, ""));
    return at ? at->millis() : 0;
}

} // namespace

bool is_projected(Kind kind) {
    return kind != Kind::audit;
}

Status check_change(const Change& change) {
    if (!is_token(change.id)) {
        return bad_change("id " + change.id);
    }
    if (!is_token(change.type)) {
        return bad_change("type " + change.type);
    }
    if (!change.data.is_object()) {
        return bad_change("data");
    }
    for (const std::string_view own : k_own) {
        if (change.data.find(own) != nullptr) {
            return bad_change("data/" + std::string(own));
        }
    }
    const Json* footprint = change.data.find("footprint");
    if (footprint != nullptr && !footprint->is_null() && !box_of(*footprint)) {
        return bad_change("data/footprint");
    }
    return {};
}

Status check_context(const Context& context) {
    const std::array<std::pair<std::string_view, std::string_view>, 4> members = {
        {{"actor", context.actor},
         {"why", context.why},
         {"client", context.client},
         {"request", context.request}}};
    for (const auto& [name, value] : members) {
        if (!is_line(value)) {
            return bad_change(std::string(name));
        }
    }
    return {};
}

Json fold(Json before, const Event& event) {
    const std::string at = event.context.at.to_string();
    Json state = std::move(before);
    if (!state.is_object()) {
        state = Json(Json::Object{});
        state["created_at"] = at;
        state["created_by"] = event.context.actor;
    }
    if (const auto data = parse_json(event.data, ""); data && data->is_object()) {
        for (const auto& [name, value] : data->as_object()) {
            if (value.is_null()) {
                state.as_object().erase(name);
            } else {
                state[name] = value;
            }
        }
    }
    state["id"] = event.id;
    state["version"] = static_cast<std::size_t>(event.version);
    state["updated_at"] = at;
    state["updated_by"] = event.context.actor;
    return state;
}

StateRow row_of(Kind kind, const Json& state) {
    StateRow row;
    row.kind = kind;
    row.id = state.string_or("id", "");
    row.version = static_cast<std::uint64_t>(state.find("version")->as_number());
    row.key = column(state, "key");
    row.owner = column(state, "owner");
    row.organisation = column(state, "organisation");
    row.region = column(state, "region");
    row.status = column(state, "status");
    row.parent = column(state, "parent");
    row.title = column(state, "title");
    row.created_at = millis_of(state, "created_at");
    row.updated_at = millis_of(state, "updated_at");
    row.words = words_of(state);
    Json head = state;
    if (const Json* body = state.find("body")) {
        row.body = canonical_json(*body);
        head.as_object().erase("body");
    }
    if (const Json* footprint = state.find("footprint")) {
        row.footprint = canonical_json(*footprint);
        row.box = box_of(*footprint);
        head.as_object().erase("footprint");
    }
    row.head = canonical_json(head);
    return row;
}

Result<Json> state_of(const std::string& head, const std::string& body,
                      const std::string& footprint) {
    ECO_TRY(Json state, parse_json(head, ""));
    if (!body.empty()) {
        ECO_TRY(state["body"], parse_json(body, ""));
    }
    if (!footprint.empty()) {
        ECO_TRY(state["footprint"], parse_json(footprint, ""));
    }
    return state;
}

} // namespace eco::store

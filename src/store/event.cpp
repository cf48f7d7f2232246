// SPDX-License-Identifier: MulanPSL-2.0
// The byte form of events: canonical JSON made by hand around the stored data, so that checking a
// log of millions parses nothing.
#include "store/event.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

#include <array>

namespace eco::store {
namespace {

constexpr std::array k_kinds = {Kind::organisation, Kind::user,    Kind::project, Kind::assessment,
                                Kind::release,      Kind::comment, Kind::contest, Kind::attachment,
                                Kind::api_key,      Kind::audit};

std::string quoted(std::string_view text) {
    return canonical_json(Json(text));
}

/// Members in the order of RFC 8785 (sorted by key); `hash` is spliced in where it belongs.
std::string bytes_of(const Event& event, std::string_view hash_member) {
    return fmt::format(
        R"({{"actor":{},"at":"{}","client":{},"data":{}{},"id":{},"kind":"{}","previous":"{}","request":{},"seq":{},"type":{},"version":{},"why":{}}})",
        quoted(event.context.actor), event.context.at.to_string(), quoted(event.context.client),
        event.data, hash_member, quoted(event.id), kind_name(event.kind), event.previous,
        quoted(event.context.request), event.seq, quoted(event.type), event.version,
        quoted(event.context.why));
}

std::optional<std::uint64_t> whole_number(const Json* value) {
    if (value == nullptr || !value->is_number() || value->as_number() < 0 ||
        value->as_number() > 9e15) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(value->as_number());
}

} // namespace

std::string_view kind_name(Kind kind) {
    switch (kind) {
    case Kind::organisation:
        return "organisation";
    case Kind::user:
        return "user";
    case Kind::project:
        return "project";
    case Kind::assessment:
        return "assessment";
    case Kind::release:
        return "release";
    case Kind::comment:
        return "comment";
    case Kind::contest:
        return "contest";
    case Kind::attachment:
        return "attachment";
    case Kind::api_key:
        return "api_key";
    case Kind::audit:
        return "audit";
    }
    return "";
}

std::optional<Kind> kind_of(std::string_view name) {
    for (const Kind kind : k_kinds) {
        if (kind_name(kind) == name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::span<const Kind> all_kinds() {
    return k_kinds;
}

bool Event::operator==(const Event& other) const {
    return to_line(*this) == to_line(other);
}

std::string hash_input(const Event& event) {
    return bytes_of(event, "");
}

std::string to_line(const Event& event) {
    return bytes_of(event, fmt::format(R"(,"hash":"{}")", event.hash));
}

Result<Event> from_line(std::string_view line) {
    ECO_TRY(const Json value, parse_json(line, ""));
    const auto kind = kind_of(value.string_or("kind", ""));
    const auto at = Instant::parse(value.string_or("at", ""));
    const auto seq = whole_number(value.find("seq"));
    const auto version = whole_number(value.find("version"));
    const Json* data = value.find("data");
    if (!kind || !at || !seq || !version || data == nullptr) {
        return fail({ErrorCode::store_bad_line, {}, {}});
    }
    Event event{*seq,
                *kind,
                value.string_or("id", ""),
                *version,
                value.string_or("type", ""),
                {value.string_or("actor", ""), value.string_or("why", ""),
                 value.string_or("client", ""), value.string_or("request", ""), *at},
                canonical_json(*data),
                value.string_or("previous", ""),
                value.string_or("hash", "")};
    if (sm3_hex(hash_input(event)) != event.hash || to_line(event) != line) {
        return fail({ErrorCode::store_bad_line, {}, {}});
    }
    return event;
}

} // namespace eco::store

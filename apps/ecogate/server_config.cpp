// SPDX-License-Identifier: MulanPSL-2.0
// One row a setting: its key, and how its value is read. A key that is in no row is a fault.
#include "server_config.hpp"

#include "base/files.hpp"
#include "base/messages.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <optional>

namespace eco::app {
namespace {

/// The tolerance of the layers themselves: a border says no more than a verdict does.
constexpr double k_open_tolerance_m = 50;
/// Coarse enough that no intake of a water works and no field can be told from its neighbour.
constexpr double k_restricted_tolerance_m = 200;

/// What is wrong with a value, in words of what it should be; nothing: it was taken.
using Complaint = std::optional<std::string>;

struct Setting {
    std::string key;
    std::function<Complaint(const Json&, ServerConfig&)> take;
};

template <class Number>
Setting number(std::string key, double least, double most,
               std::function<void(ServerConfig&, Number)> put) {
    return {std::move(key), [=](const Json& value, ServerConfig& config) -> Complaint {
                const double stated = value.is_number() ? value.as_number() : std::nan("");
                const bool whole = std::is_floating_point_v<Number> || stated == std::floor(stated);
                if (!(stated >= least && stated <= most) || !whole) {
                    return std::to_string(static_cast<long long>(least)) + "–" +
                           std::to_string(static_cast<long long>(most));
                }
                put(config, static_cast<Number>(stated));
                return std::nullopt;
            }};
}

Setting text(std::string key, const std::function<void(ServerConfig&, std::string)>& put) {
    return {std::move(key), [=](const Json& value, ServerConfig& config) -> Complaint {
                if (!value.is_string()) {
                    return "\"…\"";
                }
                put(config, value.as_string());
                return std::nullopt;
            }};
}

Setting flag(std::string key, const std::function<void(ServerConfig&, bool)>& put) {
    return {std::move(key), [=](const Json& value, ServerConfig& config) -> Complaint {
                if (!value.is_bool()) {
                    return "true | false";
                }
                put(config, value.as_bool());
                return std::nullopt;
            }};
}

Complaint take_log(const Json& value, ServerConfig& config) {
    const std::string word = value.is_string() ? value.as_string() : "";
    config.http.log = word == "errors" ? http::LogWhat::errors
                      : word == "none" ? http::LogWhat::none
                                       : http::LogWhat::all;
    return word == "all" || word == "errors" || word == "none"
               ? Complaint()
               : Complaint("\"all\" | \"errors\" | \"none\"");
}

Complaint take_layers(const Json& value, ServerConfig& config) {
    config.http.restricted_layers.clear();
    for (const Json& layer : value.is_array() ? value.as_array() : Json::Array{Json()}) {
        if (!layer.is_string()) {
            return "[\"…\"]";
        }
        config.http.restricted_layers.push_back(layer.as_string());
    }
    return std::nullopt;
}

service::DetailLevel detail_within(double metres) {
    return service::DetailLevel::within(Metres::from_base(metres));
}

/// The secret lies in a file of its own, so that the configuration can be shown.
Complaint take_secret(const Json& value, ServerConfig& config) {
    const auto bytes = read_file(value.is_string() ? value.as_string() : "", 4096);
    if (!bytes) {
        return message(bytes.error().code, bytes.error().args, Lang::en);
    }
    config.accounts.oidc.client_secret = identity::Secret(std::string(trim(*bytes)));
    return std::nullopt;
}

Complaint take_base_map(const Json& value, ServerConfig& config) {
    config.http.base_map.url = value.is_string() ? value.as_string() : "";
    return http::origin_of(config.http.base_map.url) ? Complaint()
                                                     : Complaint("\"https://…{z}…{y}…{x}…\"");
}

std::vector<Setting> server_settings() {
    return {
        text("server.bind", [](auto& c, auto v) { c.http.bind = v; }),
        number<std::uint16_t>("server.port", 0, 65535, [](auto& c, auto v) { c.http.port = v; }),
        number<std::size_t>("server.threads", 1, 256, [](auto& c, auto v) { c.http.threads = v; }),
        text("server.web", [](auto& c, auto v) { c.http.web = v; }),
        {"server.base_map", take_base_map},
        text("server.base_map_attribution",
             [](auto& c, auto v) { c.http.base_map.attribution = v; }),
        {"server.log", take_log},
        flag("server.behind_proxy", [](auto& c, auto v) { c.http.behind_proxy = v; }),
        number<std::size_t>("server.tile_cache_mb", 0, 1 << 20,
                            [](auto& c, auto v) { c.http.tile_cache_bytes = v << 20U; }),
        {"server.restricted_layers", take_layers},
        number<double>("public.tolerance_m", 0, 10'000,
                       [](auto& c, auto v) { c.http.open_detail = detail_within(v); }),
        number<double>("public.restricted_tolerance_m", 0, 10'000,
                       [](auto& c, auto v) { c.http.restricted_detail = detail_within(v); }),
        text("tls.certificate", [](auto& c, auto v) { c.http.certificate = v; }),
        text("tls.key", [](auto& c, auto v) { c.http.key = v; }),
        number<double>("rate.per_second", 0, 1e6,
                       [](auto& c, auto v) { c.http.rate.per_second = v; }),
        number<double>("rate.burst", 1, 1e6, [](auto& c, auto v) { c.http.rate.burst = v; }),
    };
}

std::vector<Setting> limit_settings() {
    using std::chrono::seconds;
    using Size = std::size_t;
    constexpr double k_hour = 3600;
    return {
        number<Size>("limits.header_bytes", 1024, 1 << 20,
                     [](auto& c, auto v) { c.http.limits.header_bytes = v; }),
        number<Size>("limits.body_bytes", 1024, 1 << 30,
                     [](auto& c, auto v) { c.http.limits.body_bytes = v; }),
        number<Size>("limits.connections", 1, 1 << 20,
                     [](auto& c, auto v) { c.http.limits.connections = v; }),
        number<Size>("limits.waiting", 1, 1 << 20,
                     [](auto& c, auto v) { c.http.limits.waiting = v; }),
        number<Size>("limits.hashing", 1, 4096, [](auto& c, auto v) { c.http.limits.hashing = v; }),
        number<int>("limits.idle_s", 1, k_hour,
                    [](auto& c, auto v) { c.http.limits.idle = seconds(v); }),
        number<int>("limits.header_s", 1, k_hour,
                    [](auto& c, auto v) { c.http.limits.header = seconds(v); }),
        number<int>("limits.body_s", 1, k_hour,
                    [](auto& c, auto v) { c.http.limits.body = seconds(v); }),
        number<int>("limits.write_s", 1, k_hour,
                    [](auto& c, auto v) { c.http.limits.write = seconds(v); }),
        number<int>("limits.grace_s", 0, k_hour,
                    [](auto& c, auto v) { c.http.limits.grace = seconds(v); }),
    };
}

std::vector<Setting> record_settings() {
    return {
        text("record.data", [](auto& c, auto v) { c.data = v; }),
        text("record.database", [](auto& c, auto v) { c.location.database = v; }),
        number<std::size_t>("record.connections", 1, 1000,
                            [](auto& c, auto v) { c.store.connections = v; }),
        text("release.file", [](auto& c, auto v) { c.release = v; }),
    };
}

std::vector<Setting> account_settings() {
    using Size = std::size_t;
    using Hash = std::uint32_t;
    return {
        number<int>("accounts.session_idle_minutes", 1, 1440,
                    [](auto& c, auto v) { c.accounts.session_idle = std::chrono::minutes(v); }),
        number<int>("accounts.session_hours", 1, 720,
                    [](auto& c, auto v) { c.accounts.session_whole = std::chrono::hours(v); }),
        number<Size>("accounts.password_length", 8, 128,
                     [](auto& c, auto v) { c.accounts.passwords.least_length = v; }),
        number<Size>("accounts.password_classes", 1, 4,
                     [](auto& c, auto v) { c.accounts.passwords.least_classes = v; }),
        number<Size>("accounts.password_history", 0, 24,
                     [](auto& c, auto v) { c.accounts.passwords.history = v; }),
        number<int>("accounts.password_days", 0, 3650,
                    [](auto& c, auto v) { c.accounts.passwords.age = std::chrono::days(v); }),
        number<Size>("accounts.lock_failures", 1, 100,
                     [](auto& c, auto v) { c.accounts.passwords.failures = v; }),
        number<int>("accounts.lock_minutes", 1, 1440,
                    [](auto& c, auto v) { c.accounts.passwords.lock = std::chrono::minutes(v); }),
        number<Size>("accounts.lock_failures_by_client", 1, 1e6,
                     [](auto& c, auto v) { c.accounts.failures_by_client = v; }),
        number<Hash>("accounts.hash_memory_kib", 8192, 1 << 22,
                     [](auto& c, auto v) { c.accounts.cost.memory_kib = v; }),
        number<Hash>("accounts.hash_passes", 1, 32,
                     [](auto& c, auto v) { c.accounts.cost.passes = v; }),
        number<Hash>("accounts.hash_lanes", 1, 16,
                     [](auto& c, auto v) { c.accounts.cost.lanes = v; }),
        text("accounts.seal_keys_file", [](auto& c, auto v) { c.seal_keys_file = v; }),
        text("oidc.issuer", [](auto& c, auto v) { c.accounts.oidc.issuer = v; }),
        text("oidc.client_id", [](auto& c, auto v) { c.accounts.oidc.client_id = v; }),
        {"oidc.client_secret_file", take_secret},
        text("oidc.redirect_uri", [](auto& c, auto v) { c.accounts.oidc.redirect_uri = v; }),
        text("oidc.name_claim", [](auto& c, auto v) { c.accounts.oidc.name_claim = v; }),
    };
}

const std::vector<Setting>& settings() {
    static const std::vector<Setting> k_all = [] {
        std::vector<Setting> all;
        for (auto* family : {server_settings, limit_settings, record_settings, account_settings}) {
            for (Setting& one : family()) {
                all.push_back(std::move(one));
            }
        }
        return all;
    }();
    return k_all;
}

void apply(const Document& document, const std::string& key, const Json& value,
           ServerConfig& config, Findings& faults) {
    const auto found = std::find_if(settings().begin(), settings().end(),
                                    [&](const Setting& one) { return one.key == key; });
    std::string pointer = "/" + key;
    std::replace(pointer.begin(), pointer.end(), '.', '/');
    if (found == settings().end()) {
        faults.push_back({Severity::error,
                          ErrorCode::app_config_unknown,
                          {{"key", key}},
                          document.where(pointer)});
    } else if (const Complaint wrong = found->take(value, config); wrong) {
        faults.push_back({Severity::error,
                          ErrorCode::app_config_value,
                          {{"key", key}, {"expected", *wrong}},
                          document.where(pointer)});
    }
}

} // namespace

ServerConfig default_config() {
    ServerConfig config;
    config.http.restricted_layers = {"farmland", "redline", "water_sources"};
    config.http.open_detail = detail_within(k_open_tolerance_m);
    config.http.restricted_detail = detail_within(k_restricted_tolerance_m);
    return config;
}

Status check_restricted(const ServerConfig& config, const CsvTable& layers) {
    ECO_CHECK(require_columns(layers, {"role"}));
    const std::size_t role = *layers.column("role");
    std::string known;
    for (const CsvRow& row : layers.rows) {
        known += " " + row.cells[role] + " ";
    }
    for (const std::string& layer : config.http.restricted_layers) {
        if (known.find(" " + layer + " ") == std::string::npos) {
            return fail(
                {ErrorCode::app_config_value,
                 {{"key", "server.restricted_layers"}, {"expected", std::string(trim(known))}},
                 {layer, {}, {}, 0, 0}});
        }
    }
    return {};
}

Findings apply_config(const Document& document, ServerConfig& config) {
    Findings faults;
    for (const auto& [table, members] : document.root.as_object()) {
        if (!members.is_object()) {
            apply(document, table, members, config, faults);
            continue;
        }
        for (const auto& [name, value] : members.as_object()) {
            apply(document, table + "." + name, value, config, faults);
        }
    }
    return faults;
}

std::vector<std::string> config_keys() {
    std::vector<std::string> keys;
    for (const Setting& one : settings()) {
        keys.push_back(one.key);
    }
    return keys;
}

std::string default_data_folder() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    if (std::string state = variable("STATE_DIRECTORY"); !state.empty()) {
        return state;
    }
    const std::string share = variable("XDG_DATA_HOME");
    return (share.empty() ? variable("HOME") + "/.local/share" : share) + "/ecogate";
}

} // namespace eco::app

// SPDX-License-Identifier: MulanPSL-2.0
// A server without sockets over a record of its own: requests by whom a test says, at a clock that
// a test moves.
#pragma once

#include "http/application.hpp"
#include "identity/token.hpp"
#include "service/office/first_start.hpp"
#include "service/office/releases.hpp"
#include "service/office/session.hpp"
#include "service/office/user_state.hpp"
#include "support/service_engine.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace eco::test {

inline identity::RoleTable role_table() {
    return identity::RoleTable::from_csv(*read_csv(ECO_SOURCE_DIR "/data/roles.csv"),
                                         *read_csv(ECO_SOURCE_DIR "/data/roles_apart.csv"))
        .value();
}

inline const Json& api_components() {
    static const Json k_components =
        parse_json(*read_file(ECO_SOURCE_DIR "/data/api/components.json", 4U << 20U), "").value();
    return k_components;
}

/// Who asks: the cookie and the CSRF token that go with it, or an API key.
struct Visitor {
    identity::Secret session, bearer;
    std::string csrf;
};

class HttpDesk {
  public:
    HttpDesk() {
        const std::string text = ::testing::TempDir() + "ecogate-desk-" + identity::random_id();
        m_folder = text;
        std::filesystem::create_directories(text);
        m_record = std::make_unique<store::Record>(store::Record::open({text, ""}, {}).value());
        service::AccountRules rules;
        rules.cost = {64, 1, 1};
        m_office.reset(new service::Office{*m_record, role_table(), rules, {}, vault()});
        m_shelf = service::ReleaseShelf::open(text + "/releases", [this](const std::string& path) {
                      return load(path);
                  }).value();
        m_wiring.reset(new http::Wiring{
            [this] { return Result<std::shared_ptr<const service::Engine>>(engine); },
            [this] { return service::release_in_force(*m_office, today); },
            [this] { return today; }, [this] { return now; }, *m_office, *m_shelf,
            api_components()});
        m_jobs = std::make_unique<service::JobBoard>(service::JobBounds(), [this] { return now; });
        m_context.reset(new http::Context{options, m_files, m_metrics, m_tiles, *m_wiring, *m_jobs,
                                          [this] { ++reloads; }});
    }
    HttpDesk(const HttpDesk&) = delete;
    HttpDesk& operator=(const HttpDesk&) = delete;
    ~HttpDesk() {
        m_record.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    http::Options options;
    LocalDate today = LocalDate::parse("2026-11-24").value();
    Instant now = Instant::parse("2026-11-24T01:00:00.000Z").value();
    std::shared_ptr<const service::Engine> engine = service_engine();
    std::string if_none_match, if_match, prefer, host, content_type = "application/json";
    std::string client = "10.0.0.1";
    int reloads = 0;

    [[nodiscard]] const service::Office& office() const { return *m_office; }
    /// Other keys for what is sealed from now on.
    void change_keys(const std::string& lines) {
        m_office->vault = identity::Vault::from_text(identity::Secret(lines), "keys").value();
    }
    [[nodiscard]] service::ReleaseShelf& shelf() { return *m_shelf; }
    [[nodiscard]] http::Context& context() { return *m_context; }

    http::Response ask(http::Method method, std::string_view target, std::string body,
                       const Visitor& who) {
        http::Request request;
        request.method = method;
        request.target = http::parse_target(target).value();
        request.body = std::move(body);
        request.content_type = content_type;
        request.if_none_match = if_none_match;
        request.if_match = if_match;
        request.prefer = prefer;
        request.host = host;
        request.client = client;
        request.id = "0123456789abcdef";
        request.engine = engine;
        request.session = who.session;
        request.bearer = who.bearer;
        request.csrf = who.csrf;
        return http::answer(request, http::plan(request), *m_context);
    }
    http::Response get(std::string_view target, const Visitor& who) {
        return ask(http::Method::get, target, {}, who);
    }
    http::Response post(std::string_view target, std::string body, const Visitor& who) {
        return ask(http::Method::post, target, std::move(body), who);
    }

    /// A user with roles, logged in.
    Visitor visitor(const std::string& name, const std::vector<identity::Grant>& grants,
                    const std::string& organisation) {
        const std::string id = make_user(name, grants, organisation);
        service::Caller caller;
        caller.now = now;
        caller.request = "test";
        const auto opened =
            service::open_session(*m_office, caller,
                                  service::existing(*m_office, store::Kind::user, id).value())
                .value();
        return {opened.token, {}, identity::csrf_of(opened.token.reveal())};
    }
    Visitor visitor(const std::string& role, const std::string& region) {
        return visitor(role + "-" + region, {{role, region}}, "");
    }

    /// With the password "Gate-of-green-7"; its id.
    std::string make_user(const std::string& name, const std::vector<identity::Grant>& grants,
                          const std::string& organisation) {
        Json data = service::password_members(*m_office, Json(),
                                              identity::Secret("Gate-of-green-7"), false, now)
                        .value();
        data["key"] = service::login_key(name);
        data["name"] = name;
        data["display_name"] = name;
        data["organisation"] = organisation;
        data["status"] = "active";
        data["grants"] = service::roles_json(grants);
        const std::string id = identity::random_id();
        EXPECT_TRUE(m_record->append({store::Kind::user, id, 0, "created", data},
                                     {"test", "test", "local", "test", now}));
        return id;
    }

  private:
    static identity::Vault vault() {
        return identity::Vault::from_text(identity::Vault::new_key(), "keys").value();
    }

    std::string m_folder;
    std::unique_ptr<store::Record> m_record;
    std::unique_ptr<service::Office> m_office;
    std::unique_ptr<service::ReleaseShelf> m_shelf;
    std::unique_ptr<http::Wiring> m_wiring;
    http::StaticFiles m_files = http::StaticFiles::read("").value();
    http::Metrics m_metrics{http::router().names()};
    service::TileCache m_tiles{1U << 20U};
    std::unique_ptr<service::JobBoard> m_jobs;
    std::unique_ptr<http::Context> m_context;

    static Result<service::EnginePointer> load(const std::string& path) {
        ECO_TRY(formats::MappedFile file, formats::MappedFile::open(path));
        return service::Engine::make(std::move(file), service_tables(), {});
    }
};

inline Json json_of(const http::Response& response) {
    return parse_json(response.bytes(), "").value();
}

} // namespace eco::test

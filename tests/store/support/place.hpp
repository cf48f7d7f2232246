// SPDX-License-Identifier: MulanPSL-2.0
// An empty place for a record, of either back end, gone after the test. ECOGATE_TEST_DATABASE is
// the URL of a PostgreSQL whose PostGIS is installed in schema public (tests/store/with_postgres.sh
// makes one).
#pragma once

#include "store/detail/sql.hpp"
#include "store/record.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>

namespace eco::store::test {

inline std::string database_url() {
    const char* url = std::getenv("ECOGATE_TEST_DATABASE");
    return url == nullptr ? "" : url;
}

class Place {
  public:
    explicit Place(sql::Dialect dialect) : m_dialect(dialect) {
        static std::atomic<int> counter = 0;
        m_name = "eco_" + std::to_string(::getpid()) + "_" + std::to_string(++counter);
        if (dialect == sql::Dialect::sqlite) {
            m_location.folder = (std::filesystem::temp_directory_path() / m_name).string();
            std::filesystem::remove_all(m_location.folder);
        } else {
            const std::string url = database_url();
            m_location.database = url + (url.find('?') == std::string::npos ? "?" : "&") +
                                  "options=-csearch_path%3D" + m_name + "%2Cpublic";
            EXPECT_TRUE((*sql::open_postgres(url, 5000))->script("CREATE SCHEMA " + m_name));
        }
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
        if (std::getenv("ECOGATE_KEEP_TEST_DB") != nullptr) {
            return;
        }
        if (m_dialect == sql::Dialect::sqlite) {
            std::filesystem::remove_all(m_location.folder);
        } else if (auto connection = sql::open_postgres(database_url(), 5000)) {
            EXPECT_TRUE((*connection)->script("DROP SCHEMA " + m_name + " CASCADE"));
        }
    }

    [[nodiscard]] const Location& location() const { return m_location; }
    [[nodiscard]] sql::Dialect dialect() const { return m_dialect; }
    [[nodiscard]] Record open() const {
        auto record = Record::open(m_location, Options{});
        EXPECT_TRUE(record) << (record ? "" : record.error().args.begin()->second);
        return *std::move(record);
    }
    /// Behind the record's back, for tampering.
    [[nodiscard]] std::unique_ptr<sql::Connection> raw() const {
        return m_dialect == sql::Dialect::sqlite
                   ? *sql::open_sqlite(m_location.folder + "/" + std::string(k_file_name), 5000)
                   : *sql::open_postgres(m_location.database, 5000);
    }
    /// As raw, with the log's guards taken off.
    [[nodiscard]] std::unique_ptr<sql::Connection> raw_unguarded() const {
        auto connection = raw();
        EXPECT_TRUE(connection->script(
            m_dialect == sql::Dialect::sqlite
                ? "DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete"
                : "DROP TRIGGER IF EXISTS event_final ON event"));
        return connection;
    }

  private:
    sql::Dialect m_dialect;
    std::string m_name;
    Location m_location;
};

inline Context context(std::int64_t millis) {
    return {"u1", "试验", "127.0.0.1", "r" + std::to_string(millis),
            Instant::from_millis(1'790'000'000'000 + millis)};
}

inline Json object(std::initializer_list<std::pair<const std::string, Json>> members) {
    Json::Object made;
    for (const auto& [name, value] : members) {
        made.emplace(name, value);
    }
    return made;
}

/// Which back ends this run tests: PostgreSQL where ECOGATE_TEST_DATABASE names one, else SQLite.
inline sql::Dialect tested() {
    return database_url().empty() ? sql::Dialect::sqlite : sql::Dialect::postgres;
}

} // namespace eco::store::test

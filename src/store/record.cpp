// SPDX-License-Identifier: MulanPSL-2.0
// Opening a record; trying again where a connection broke.
#include "store/record.hpp"

#include "store/detail/impl.hpp"
#include "store/detail/migrate.hpp"

#include <filesystem>
#include <thread>

namespace eco::store {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds k_pause{50}; ///< between two tries to reach a server

/// Exactly one place, and a URL of PostgreSQL. The complaint shows the scheme alone: a URL may hold
/// a password.
Status check_location(const Location& location) {
    const auto colon = location.database.find("://");
    const std::string scheme = colon == std::string::npos ? "" : location.database.substr(0, colon);
    const bool one = location.folder.empty() != location.database.empty();
    const bool known = location.database.empty() || scheme == "postgresql" || scheme == "postgres";
    return one && known
               ? Status()
               : fail({ErrorCode::store_bad_location, {{"text", known ? "" : scheme}}, {}});
}

Result<sql::Pool::Factory> factory_of(const Location& location, int patience) {
    ECO_CHECK(check_location(location));
    if (location.folder.empty()) {
        return [url = location.database, patience] { return sql::open_postgres(url, patience); };
    }
    std::error_code failed;
    fs::create_directories(location.folder, failed);
    if (failed) {
        return fail({ErrorCode::store_unavailable,
                     {{"reason", failed.message()}},
                     {location.folder, {}, {}, 0, 0}});
    }
    const std::string path = (fs::path(location.folder) / k_file_name).string();
    return [path, patience] { return sql::open_sqlite(path, patience); };
}

} // namespace

Status Record::Impl::attempt(sql::Mode mode, const Work& work, bool& broken) {
    ECO_TRY(const sql::Pool::Lease lease, pool.lease());
    sql::Connection& connection = lease.get();
    Status done;
    if (auto transaction = sql::Transaction::begin(connection, mode)) {
        done = work(connection);
        if (done) {
            done = transaction->commit();
        }
    } else {
        done = fail(std::move(transaction).error());
    }
    broken = !connection.alive();
    return done;
}

Status Record::Impl::persist(sql::Mode mode, const Work& work) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience);
    while (true) {
        // No connection at all counts as a broken one: the server may be starting again.
        bool broken = dialect == sql::Dialect::postgres;
        Status done = attempt(mode, work, broken);
        const bool again = !done && broken && done.error().code == ErrorCode::store_unavailable &&
                           std::chrono::steady_clock::now() < deadline;
        if (!again) {
            return done;
        }
        std::this_thread::sleep_for(k_pause);
    }
}

Status Record::Impl::read(const Work& work) {
    return persist(sql::Mode::read, work);
}

Status Record::Impl::write(const Work& work) {
    std::unique_lock<std::timed_mutex> alone(writer, std::defer_lock);
    if (dialect == sql::Dialect::sqlite &&
        !alone.try_lock_for(std::chrono::milliseconds(patience))) {
        return fail(
            {ErrorCode::store_unavailable, {{"reason", "another write lasts too long"}}, {}});
    }
    return persist(sql::Mode::write, work);
}

Result<Record> Record::open(const Location& location, const Options& options) {
    ECO_TRY(sql::Pool::Factory factory, factory_of(location, options.patience_millis));
    auto impl = std::make_unique<Impl>(std::move(factory), options,
                                       location.folder.empty() ? sql::Dialect::postgres
                                                               : sql::Dialect::sqlite);
    {
        ECO_TRY(const sql::Pool::Lease lease, impl->pool.lease());
        ECO_CHECK(sql::migrate(lease.get()));
    }
    return Record(std::move(impl));
}

Record::Record(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

} // namespace eco::store

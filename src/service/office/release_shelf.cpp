// SPDX-License-Identifier: MulanPSL-2.0
// Files and engines.
#include "service/office/release_shelf.hpp"

#include "base/files.hpp"
#include "identity/token.hpp"

#include <algorithm>
#include <filesystem>

namespace eco::service {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_open = 3; ///< the one in force, and two to compare or replay
constexpr std::size_t k_digest_length = 64;

bool is_digest(std::string_view text) {
    return text.size() == k_digest_length && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

tl::unexpected<Error> unknown(const std::string& digest) {
    return fail({ErrorCode::service_unknown_thing, {{"kind", "release"}, {"id", digest}}, {}});
}

} // namespace

Result<std::unique_ptr<ReleaseShelf>> ReleaseShelf::open(std::string folder, ReleaseLoader loader) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return fail({ErrorCode::base_file_unwritable,
                     {{"path", folder}, {"reason", error.message()}},
                     {folder, {}, {}, 0, 0}});
    }
    return std::unique_ptr<ReleaseShelf>(new ReleaseShelf(std::move(folder), std::move(loader)));
}

std::string ReleaseShelf::path_of(const std::string& digest) const {
    return (fs::path(m_folder) / (digest + ".egr")).string();
}

void ReleaseShelf::remember(EnginePointer engine) {
    std::erase_if(m_open,
                  [&](const EnginePointer& one) { return one->digest() == engine->digest(); });
    m_open.push_front(std::move(engine));
    if (m_open.size() > k_open) {
        m_open.pop_back();
    }
}

Result<EnginePointer> ReleaseShelf::find(const Office& office, const std::string& digest) {
    if (!is_digest(digest)) {
        return unknown(digest);
    }
    // One at a time: two who ask for the same release must not load it twice.
    const std::lock_guard lock(m_mutex);
    const auto open = std::find_if(m_open.begin(), m_open.end(), [&](const EnginePointer& one) {
        return one->digest() == digest;
    });
    if (open != m_open.end()) {
        EnginePointer found = *open;
        remember(found);
        return found;
    }
    if (!fs::exists(path_of(digest))) {
        ECO_TRY(const store::State release, existing(office, store::Kind::release, digest));
        ECO_TRY(const auto bytes, office.record.blob_bytes(release.data.string_or("blob", "")));
        if (!bytes) {
            return unknown(digest);
        }
        ECO_CHECK(write_file(path_of(digest), *bytes));
    }
    ECO_TRY(EnginePointer engine, m_loader(path_of(digest)));
    if (engine->digest() != digest) {
        return unknown(digest);
    }
    remember(engine);
    return engine;
}

Result<EnginePointer> ReleaseShelf::take(std::string_view bytes) {
    const std::string arriving =
        (fs::path(m_folder) / ("arriving-" + identity::random_id())).string();
    ECO_CHECK(write_file(arriving, bytes));
    auto engine = m_loader(arriving);
    std::error_code error;
    if (!engine) {
        fs::remove(arriving, error);
        Error refused = std::move(engine).error();
        refused.where.file = "body";
        return fail(std::move(refused));
    }
    // The map that is open stays what it is when the file gets its name.
    fs::rename(arriving, path_of((*engine)->digest()), error);
    if (error) {
        return fail({ErrorCode::base_file_unwritable,
                     {{"path", path_of((*engine)->digest())}, {"reason", error.message()}},
                     {}});
    }
    const std::lock_guard lock(m_mutex);
    remember(*engine);
    return engine;
}

} // namespace eco::service

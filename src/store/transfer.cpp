// SPDX-License-Identifier: MulanPSL-2.0
// Blobs travel before the events that speak of them, so that no moment of a copy refers to nothing.
#include "store/transfer.hpp"

#include "base/files.hpp"
#include "store/detail/line_file.hpp"

#include <filesystem>
#include <optional>

namespace eco::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_batch = 200;            ///< events a transaction
constexpr std::size_t k_most_bytes = 1U << 30U; ///< of a blob's file

Where at_file(const fs::path& path) {
    return {path.string(), {}, {}, 0, 0};
}

/// Collects events and adopts them by the batch; those the record has already are passed over.
class Adopter {
  public:
    static Result<Adopter> make(Record& record) {
        ECO_TRY(Head head, record.head());
        return Adopter(record, std::move(head));
    }
    Status add(Event event) {
        if (event.seq <= m_begin.seq) {
            const bool differs = event.seq == m_begin.seq && event.hash != m_begin.hash;
            return differs
                       ? fail(
                             {ErrorCode::store_bad_chain, {{"seq", std::to_string(event.seq)}}, {}})
                       : Status();
        }
        m_batch.push_back(std::move(event));
        ++m_count;
        return m_batch.size() < k_batch ? Status() : flush();
    }
    Status flush() {
        ECO_CHECK(m_record->adopt(m_batch));
        m_batch.clear();
        return {};
    }
    [[nodiscard]] std::size_t count() const { return m_count; }

  private:
    Adopter(Record& record, Head head) : m_record(&record), m_begin(std::move(head)) {}
    Record* m_record;
    Head m_begin;
    std::vector<Event> m_batch;
    std::size_t m_count = 0;
};

Status new_folder(const fs::path& folder) {
    std::error_code failed;
    if (fs::exists(folder, failed)) {
        return fail({ErrorCode::store_target_exists, {}, at_file(folder)});
    }
    fs::create_directories(folder, failed);
    return failed ? fail({ErrorCode::base_file_unwritable,
                          {{"path", folder.string()}, {"reason", failed.message()}},
                          at_file(folder)})
                  : Status();
}

/// Works in "<folder>.part" and gives it its name when all is done.
template <class Work>
Result<Moved> whole_or_absent(const std::string& folder, Work work) {
    const fs::path part = folder + ".part";
    std::error_code failed;
    if (fs::exists(folder, failed)) {
        return fail({ErrorCode::store_target_exists, {}, at_file(folder)});
    }
    ECO_CHECK(new_folder(part));
    Result<Moved> moved = work(part);
    if (moved) {
        fs::rename(part, folder, failed);
        if (!failed) {
            return moved;
        }
        moved = fail({ErrorCode::base_file_unwritable,
                      {{"path", folder}, {"reason", failed.message()}},
                      at_file(folder)});
    }
    fs::remove_all(part, failed);
    return moved;
}

/// Events up to the head of now; later ones and their blobs belong to the next copy.
Result<Moved> copy_record(const Record& from, Record& into) {
    ECO_TRY(const Head head, from.head());
    Moved moved{head, 0, 0};
    const Status carried = from.each_blob([&](const Blob& blob) -> Status {
        ECO_TRY(const auto raw, from.blob_bytes(blob.digest));
        ECO_TRY(const Blob put, into.put_blob(raw.value_or(""), blob.media_type, blob.at));
        ++moved.blobs;
        return put.digest == blob.digest
                   ? Status()
                   : fail({ErrorCode::store_blob_damaged, {{"digest", blob.digest}}, {}});
    });
    ECO_CHECK(carried);
    ECO_TRY(Adopter adopter, Adopter::make(into));
    const Status copied = from.each_event(0, [&](const Event& event) {
        return event.seq <= head.seq ? adopter.add(event) : Status();
    });
    ECO_CHECK(copied);
    ECO_CHECK(adopter.flush());
    moved.events = adopter.count();
    return moved;
}

Json blob_line(const Blob& blob) {
    return Json(Json::Object{{"at", Json(blob.at.to_string())},
                             {"digest", Json(blob.digest)},
                             {"media_type", Json(blob.media_type)},
                             {"size", Json(blob.size)}});
}

Status export_blobs(const Record& record, const fs::path& folder, Moved& moved) {
    ECO_CHECK(new_folder(folder / "blobs"));
    ECO_TRY(LineWriter index, LineWriter::create((folder / "blobs.ndjson").string()));
    const Status written = record.each_blob([&](const Blob& blob) -> Status {
        ECO_TRY(const auto raw, record.blob_bytes(blob.digest));
        ECO_CHECK(write_file((folder / "blobs" / blob.digest).string(), raw.value_or("")));
        ++moved.blobs;
        return index.add(canonical_json(blob_line(blob)));
    });
    ECO_CHECK(written);
    return index.finish();
}

Status export_events(const Record& record, const fs::path& folder, Moved& moved) {
    ECO_TRY(LineWriter events, LineWriter::create((folder / "events.ndjson").string()));
    const Status written = record.each_event(0, [&](const Event& event) -> Status {
        if (event.seq > moved.head.seq) {
            return {};
        }
        ++moved.events;
        return events.add(to_line(event));
    });
    ECO_CHECK(written);
    return events.finish();
}

Status import_blobs(Record& record, const fs::path& folder, Moved& moved) {
    return read_lines((folder / "blobs.ndjson").string(), [&](std::string_view line) -> Status {
        ECO_TRY(const Json entry, parse_json(line, ""));
        const std::string digest = entry.string_or("digest", "");
        const auto at = Instant::parse(entry.string_or("at", ""));
        if (digest.find_first_not_of("0123456789abcdef") != std::string::npos || !at) {
            return fail({ErrorCode::store_bad_line, {}, {}});
        }
        ECO_TRY(const std::string raw,
                read_file((folder / "blobs" / digest).string(), k_most_bytes));
        ECO_TRY(const Blob put, record.put_blob(raw, entry.string_or("media_type", ""), *at));
        ++moved.blobs;
        return put.digest == digest
                   ? Status()
                   : fail({ErrorCode::store_blob_damaged, {{"digest", digest}}, {}});
    });
}

/// The head an export says it has.
Result<Head> stated_head(const fs::path& folder) {
    const std::string path = (folder / "record.json").string();
    ECO_TRY(const std::string text, read_file(path, 1U << 20U));
    ECO_TRY(const Json stated, parse_json(text, path));
    const Json* head = stated.find("head");
    const Json* seq = head == nullptr ? nullptr : head->find("seq");
    if (seq == nullptr || !seq->is_number()) {
        return fail({ErrorCode::store_bad_line, {}, at_file(path)});
    }
    return Head{static_cast<std::uint64_t>(seq->as_number()), head->string_or("hash", "")};
}

Result<Moved> import_files(Record& record, const fs::path& folder) {
    ECO_TRY(const Head stated, stated_head(folder));
    Moved moved{stated, 0, 0};
    ECO_CHECK(import_blobs(record, folder, moved));
    ECO_TRY(Adopter adopter, Adopter::make(record));
    const Status read = read_lines((folder / "events.ndjson").string(), [&](std::string_view line) {
        auto event = from_line(line);
        return event ? adopter.add(*std::move(event)) : fail(std::move(event).error());
    });
    ECO_CHECK(read);
    ECO_CHECK(adopter.flush());
    moved.events = adopter.count();
    return moved;
}

} // namespace

Result<Moved> backup(const Record& record, const std::string& folder) {
    return whole_or_absent(folder, [&](const fs::path& part) -> Result<Moved> {
        ECO_TRY(Record copy, Record::open({part.string(), ""}, Options{}));
        return copy_record(record, copy);
    });
}

Result<Moved> export_record(const Record& record, const std::string& folder) {
    return whole_or_absent(folder, [&](const fs::path& part) -> Result<Moved> {
        ECO_TRY(const Head head, record.head());
        Moved moved{head, 0, 0};
        ECO_CHECK(export_events(record, part, moved));
        ECO_CHECK(export_blobs(record, part, moved));
        const Json summary = Json::Object{
            {"format", Json(1)},
            {"events", Json(moved.events)},
            {"blobs", Json(moved.blobs)},
            {"head", Json(Json::Object{{"seq", Json(static_cast<std::size_t>(head.seq))},
                                       {"hash", Json(head.hash)}})}};
        ECO_CHECK(write_file((part / "record.json").string(), pretty_json(summary)));
        return moved;
    });
}

Result<Moved> import_record(Record& record, const std::string& folder) {
    Result<Moved> moved = fail({ErrorCode::store_no_source, {}, at_file(folder)});
    if (fs::exists(fs::path(folder) / "events.ndjson")) {
        moved = import_files(record, folder);
    } else if (fs::exists(fs::path(folder) / k_file_name)) {
        ECO_TRY(const Record source, Record::open({folder, ""}, Options{}));
        moved = copy_record(source, record);
    }
    ECO_CHECK(moved);
    ECO_TRY(const Head reached, record.head());
    if (!(reached == moved->head)) {
        return fail({ErrorCode::store_import_differs,
                     {{"stated", moved->head.hash}, {"reached", reached.hash}},
                     at_file(folder)});
    }
    return moved;
}

} // namespace eco::store

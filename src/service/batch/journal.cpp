// SPDX-License-Identifier: MulanPSL-2.0
// The journal as JSON.
#include "service/batch/journal.hpp"

#include "admission/verdict.hpp"
#include "base/files.hpp"

namespace eco::service::batch {
namespace {

constexpr std::size_t k_max_journal = 1U << 20U;

class Fields {
  public:
    explicit Fields(const Json& json) : m_json(json) {}

    std::size_t count(std::string_view key) {
        const Json* found = m_json.find(key);
        const bool sound = found != nullptr && found->is_number() && found->as_number() >= 0;
        m_sound = m_sound && sound;
        return sound ? static_cast<std::size_t>(found->as_number()) : 0;
    }
    [[nodiscard]] bool sound() const { return m_sound; }

  private:
    const Json& m_json;
    bool m_sound = true;
};

} // namespace

void Tally::add(const Tally& other) {
    rows += other.rows;
    rejected += other.rejected;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        verdicts[i] += other.verdicts[i];
    }
}

Json to_json(const Tally& tally) {
    Json json;
    json["rows"] = tally.rows;
    json["rejected"] = tally.rejected;
    for (std::size_t i = 0; i < tally.verdicts.size(); ++i) {
        json["verdicts"][admission::word(static_cast<admission::Verdict>(i))] = tally.verdicts[i];
    }
    return json;
}

Status Journal::write(const std::string& path) const {
    Json json;
    json["stamp"] = stamp;
    json["shard"] = shard;
    json["input_bytes"] = static_cast<std::size_t>(position.text.bytes);
    json["input_line"] = position.text.line;
    json["input_rows"] = position.rows;
    json["input_chunks"] = position.chunks;
    json["output_bytes"] = static_cast<std::size_t>(output_bytes);
    json["reject_bytes"] = static_cast<std::size_t>(reject_bytes);
    json["tally"] = to_json(tally);
    json["complete"] = complete;
    return write_file(path, canonical_json(json) + "\n");
}

Result<std::optional<Journal>> Journal::read(const std::string& path) {
    const auto text = read_file(path, k_max_journal);
    if (!text && text.error().code == ErrorCode::base_file_not_found) {
        return std::optional<Journal>();
    }
    if (!text) {
        return fail(text.error());
    }
    const auto bad = [&] {
        return fail({ErrorCode::service_bad_journal, {{"path", path}}, {path, {}, {}, 0, 0}});
    };
    const auto json = parse_json(*text, path);
    if (!json || json->find("stamp") == nullptr || json->find("tally") == nullptr ||
        json->find("tally")->find("verdicts") == nullptr || json->find("complete") == nullptr ||
        !json->find("complete")->is_bool()) {
        return bad();
    }
    Fields fields(*json);
    Fields tally(*json->find("tally"));
    Fields verdicts(*json->find("tally")->find("verdicts"));
    Journal journal;
    journal.stamp = *json->find("stamp");
    journal.shard = fields.count("shard");
    journal.position = {{fields.count("input_bytes"), fields.count("input_line")},
                        fields.count("input_rows"),
                        fields.count("input_chunks")};
    journal.output_bytes = fields.count("output_bytes");
    journal.reject_bytes = fields.count("reject_bytes");
    journal.tally.rows = tally.count("rows");
    journal.tally.rejected = tally.count("rejected");
    for (std::size_t i = 0; i < journal.tally.verdicts.size(); ++i) {
        journal.tally.verdicts[i] =
            verdicts.count(admission::word(static_cast<admission::Verdict>(i)));
    }
    journal.complete = json->find("complete")->as_bool();
    if (!fields.sound() || !tally.sound() || !verdicts.sound()) {
        return bad();
    }
    return std::optional(std::move(journal));
}

} // namespace eco::service::batch

// SPDX-License-Identifier: MulanPSL-2.0
// Steps.
#include "service/office/project_status.hpp"

#include "service/office/body.hpp"
#include "service/office/projects.hpp"

#include <algorithm>
#include <array>

namespace eco::service {
namespace {

using identity::Permission;

constexpr std::size_t k_most_note = 4000;
constexpr std::size_t k_most_word = 32;

enum class Note { free, wanted };

struct Step {
    std::string_view from, to;
    Permission permission = Permission::project_write;
    Note note = Note::free;
};

constexpr std::array<Step, 9> k_steps = {{
    {"draft", "submitted", Permission::project_write, Note::free},
    {"returned", "submitted", Permission::project_write, Note::free},
    {"draft", "withdrawn", Permission::project_write, Note::free},
    {"submitted", "withdrawn", Permission::project_write, Note::free},
    {"returned", "withdrawn", Permission::project_write, Note::free},
    {"withdrawn", "draft", Permission::project_write, Note::free},
    {"submitted", "in_review", Permission::project_review, Note::free},
    {"in_review", "returned", Permission::project_review, Note::wanted},
    {"in_review", "concluded", Permission::project_review, Note::wanted},
}};

} // namespace

Result<Json> set_project_status(const Office& office, const Caller& caller, std::string_view id,
                                std::string_view text) {
    ECO_TRY(const Body body, Body::read(text, {"status", "note"}));
    ECO_TRY(const std::string to, body.text("status", k_most_word));
    ECO_TRY(const store::State found,
            reachable_project(office, caller, Permission::project_read, id));
    const std::string from = found.data.string_or("status", "");
    const auto* const step = std::find_if(k_steps.begin(), k_steps.end(), [&](const Step& one) {
        return one.from == from && one.to == to;
    });
    if (step == k_steps.end()) {
        return fail({ErrorCode::service_no_such_step,
                     {{"from", from}, {"to", to}},
                     {"body", "/status", {}, 0, 0}});
    }
    ECO_CHECK(require(office, caller, step->permission, belonging(found)));
    ECO_TRY(const std::string note, step->note == Note::wanted
                                        ? body.text("note", k_most_note)
                                        : body.text_or_empty("note", k_most_note));
    Json data;
    data["status"] = to;
    data["note"] = note;
    ECO_TRY(const store::Event written,
            office.record.append({store::Kind::project, found.id, found.version, to, data},
                                 context(caller, note.empty() ? to : note)));
    static_cast<void>(written);
    return project(office, caller, id);
}

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// Looking names up, each person once an answer.
#include "service/office/people.hpp"

#include <map>
#include <string>

namespace eco::service {
namespace {

class Names {
  public:
    explicit Names(const Office& office) : m_office(office) {}

    Result<std::string> of(const std::string& id) {
        if (const auto known = m_known.find(id); known != m_known.end()) {
            return known->second;
        }
        ECO_TRY(const auto user, m_office.record.find(store::Kind::user, id));
        const std::string login = user ? user->data.string_or("name", "") : "";
        std::string name = user ? user->data.string_or("display_name", login) : "";
        return m_known.emplace(id, std::move(name)).first->second;
    }

  private:
    const Office& m_office;
    std::map<std::string, std::string> m_known;
};

Status add_names(Names& names, std::initializer_list<std::string_view> members, Json& one) {
    for (const std::string_view member : members) {
        if (const std::string id = one.string_or(member, ""); !id.empty()) {
            ECO_TRY(std::string name, names.of(id));
            one[std::string(member) + "_name"] = std::move(name);
        }
    }
    return {};
}

} // namespace

Result<Json> with_names(const Office& office, Json answer,
                        std::initializer_list<std::string_view> members) {
    Names names(office);
    if (answer.find("items") == nullptr) {
        ECO_CHECK(add_names(names, members, answer));
        return answer;
    }
    for (Json& one : answer["items"].as_array()) {
        ECO_CHECK(add_names(names, members, one));
    }
    return answer;
}

} // namespace eco::service

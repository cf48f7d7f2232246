// SPDX-License-Identifier: MulanPSL-2.0
#include "office/template_fields.hpp"

#include <algorithm>

namespace eco::office {

const Field* TemplateFields::in_scope(std::string_view scope, std::string_view name) const {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field& field) {
        return field.scope == scope &&
               (field.name == name ||
                std::find(field.labels.begin(), field.labels.end(), name) != field.labels.end());
    });
    return found == m_fields.end() ? nullptr : &*found;
}

const Field* TemplateFields::find(const std::vector<std::string>& scopes,
                                  std::string_view name) const {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        if (const Field* field = in_scope(*scope, name)) {
            return field;
        }
    }
    return in_scope("", name);
}

} // namespace eco::office

// SPDX-License-Identifier: MulanPSL-2.0
// What a template may ask for: fields by name, at the top or inside an item of a list. A name is
// the field's own or one of its labels, so that a template can be written in Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace eco::office {

/// text: {name}. flag: {?name}…{/name} or {!name}…{/name}. list: {#name}…{/name}. picture: the
/// alternative text of a picture that it takes the place of.
enum class FieldKind { text, flag, list, picture };

struct Field {
    std::string scope; ///< the list whose items have it; empty: the document
    std::string name;
    FieldKind kind = FieldKind::text;
    std::vector<std::string> labels;
};

class TemplateFields {
  public:
    explicit TemplateFields(std::vector<Field> fields) : m_fields(std::move(fields)) {}

    /// The innermost field of that name; `scopes`: the lists around the place, outermost first.
    [[nodiscard]] const Field* find(const std::vector<std::string>& scopes,
                                    std::string_view name) const;
    [[nodiscard]] const std::vector<Field>& all() const { return m_fields; }

  private:
    std::vector<Field> m_fields;

    [[nodiscard]] const Field* in_scope(std::string_view scope, std::string_view name) const;
};

} // namespace eco::office

// SPDX-License-Identifier: MulanPSL-2.0
// CQL2 text, conformance class Basic (OGC 21-065r2): AND, OR, NOT, the six comparisons of a
// property with a literal, IS [NOT] NULL, TRUE and FALSE. An absent property makes a comparison
// unknown, and what is unknown is not selected.
#pragma once

#include "base/result.hpp"
#include "zoning/layer_schema.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace eco::service {

class Filter {
  public:
    /// `names`: the properties there are. Errors: service_bad_filter (with the character where it
    /// breaks), service_unknown_property.
    [[nodiscard]] static Result<Filter> parse(std::string_view text,
                                              const std::vector<std::string>& names);
    [[nodiscard]] bool selects(const zoning::Attributes& attributes) const;

    struct Node;

  private:
    std::shared_ptr<const Node> m_root;
};

} // namespace eco::service

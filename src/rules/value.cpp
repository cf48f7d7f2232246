// SPDX-License-Identifier: MulanPSL-2.0
// Printing values.
#include "rules/value.hpp"

namespace eco::rules {
namespace {

struct Printer {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const Decimal& value) const { return value.to_string(); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const LocalDate& value) const { return value.to_string(); }
    std::string operator()(const Texts& values) const {
        std::string out;
        for (const std::string& value : values) {
            out += (out.empty() ? "" : ";") + value;
        }
        return out;
    }
    std::string operator()(const Interval& value) const {
        return value.high ? "[" + value.low.to_string() + ".." + value.high->to_string() + "]"
                          : ">= " + value.low.to_string();
    }
};

} // namespace

std::string to_string(const Value& value) {
    return std::visit(Printer(), value);
}

} // namespace eco::rules

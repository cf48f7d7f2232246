// SPDX-License-Identifier: MulanPSL-2.0
#include "office/detail/xml.hpp"

namespace eco::office::detail {
namespace {

constexpr int k_max_depth = 200;

class Writer : public pugi::xml_writer {
  public:
    void write(const void* data, std::size_t size) override {
        m_out.append(static_cast<const char*>(data), size);
    }
    std::string take() { return std::move(m_out); }

  private:
    std::string m_out;
};

/// pugixml frees nodes by recursion, and so do we walk blocks: depth is bounded before either.
bool too_deep(pugi::xml_node top) {
    int depth = 0;
    pugi::xml_node node = top.first_child();
    while (node) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > k_max_depth) {
                return true;
            }
            continue;
        }
        while (node && node != top && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == top) {
            break;
        }
        node = node.next_sibling();
    }
    return false;
}

} // namespace

Status parse(const std::string& bytes, const std::string& part, pugi::xml_document& document) {
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(),
                             pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration);
    if (!parsed || too_deep(document)) {
        return fail({ErrorCode::office_bad_xml,
                     {{"part", part}, {"offset", std::to_string(parsed.offset)}},
                     {{}, part, {}, 0, 0}});
    }
    return {};
}

std::string print(const pugi::xml_document& document) {
    Writer writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return writer.take();
}

void walk(pugi::xml_node top, const std::function<bool(pugi::xml_node)>& visit) {
    for (pugi::xml_node node = top.first_child(); node; node = node.next_sibling()) {
        if (node.type() == pugi::node_element && visit(node)) {
            walk(node, visit);
        }
    }
}

bool is(pugi::xml_node node, std::string_view name) {
    return node.name() == name;
}

std::string printable(std::string_view text) {
    constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool control = byte < 0x20U && byte != '\t' && byte != '\n';
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        const std::string_view three = text.substr(i, 3);
        const bool none = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
        if (control || none) {
            out += k_replacement;
            i += none ? 2 : 0;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace eco::office::detail

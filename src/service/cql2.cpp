// SPDX-License-Identifier: MulanPSL-2.0
// A recursive-descent parser and a three-valued evaluation of CQL2 Basic.
#include "service/cql2.hpp"

#include "base/decimal.hpp"
#include "rules/value.hpp"

#include <algorithm>
#include <optional>

namespace eco::service {

using rules::Tri;

struct Filter::Node {
    enum class Kind { truth, compare, is_null, negate, all, any } kind = Kind::truth;
    bool truth = true; ///< of a literal; of is_null: false for IS NOT NULL
    std::string property, op, literal;
    std::optional<Decimal> number; ///< of a numeric literal
    std::vector<Node> parts;
};

namespace {

using Node = Filter::Node;

constexpr int k_deepest = 32;
constexpr std::size_t k_longest = 4096;

enum class TokenKind { word, quoted_name, text, number, symbol, end };
struct Token {
    TokenKind kind = TokenKind::end;
    std::string text; ///< words in upper case stand in `upper`
    std::string upper;
    std::size_t at = 0;
};

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Result<std::vector<Token>> read() {
        std::vector<Token> tokens;
        while (true) {
            while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t')) {
                ++m_at;
            }
            ECO_TRY(Token token, next());
            tokens.push_back(std::move(token));
            if (tokens.back().kind == TokenKind::end) {
                return tokens;
            }
        }
    }

  private:
    std::string_view m_text;
    std::size_t m_at = 0;

    Result<Token> next() {
        if (m_at == m_text.size()) {
            return Token{TokenKind::end, {}, {}, m_at};
        }
        const char c = m_text[m_at];
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        if (is_name_start(c)) {
            return run(TokenKind::word,
                       [](char d) { return is_name_start(d) || is_digit(d) || d == '.'; });
        }
        if (is_digit(c) || c == '-' || c == '+') {
            return run(TokenKind::number,
                       [](char d) { return is_digit(d) || d == '.' || d == '-' || d == '+'; });
        }
        const std::string_view rest = m_text.substr(m_at);
        for (const std::string_view symbol : {"<>", "<=", ">=", "<", ">", "=", "(", ")"}) {
            if (rest.starts_with(symbol)) {
                Token token{TokenKind::symbol, std::string(symbol), {}, m_at};
                m_at += symbol.size();
                return token;
            }
        }
        return broken();
    }

    [[nodiscard]] tl::unexpected<Error> broken() const {
        return fail({ErrorCode::service_bad_filter,
                     {{"at", std::to_string(m_at + 1)}},
                     {"query", "/filter", {}, 0, m_at + 1}});
    }

    /// 'it''s' is a text; "a name" is a property.
    Result<Token> quoted(char quote) {
        Token token{quote == '\'' ? TokenKind::text : TokenKind::quoted_name, {}, {}, m_at};
        for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] != quote) {
                token.text += m_text[i];
            } else if (i + 1 < m_text.size() && m_text[i + 1] == quote) {
                token.text += m_text[++i];
            } else {
                m_at = i + 1;
                return token;
            }
        }
        return broken();
    }

    template <class Belongs>
    Token run(TokenKind kind, Belongs belongs) {
        Token token{kind, {}, {}, m_at};
        while (m_at < m_text.size() && belongs(m_text[m_at])) {
            token.text += m_text[m_at++];
        }
        token.upper = token.text;
        std::transform(token.upper.begin(), token.upper.end(), token.upper.begin(), [](char d) {
            return d >= 'a' && d <= 'z' ? static_cast<char>(d - 'a' + 'A') : d;
        });
        return token;
    }
};

class Parser {
  public:
    Parser(std::vector<Token> tokens, const std::vector<std::string>& names)
        : m_tokens(std::move(tokens)), m_names(names) {}

    Result<Node> whole() {
        ECO_TRY(Node node, any_of(0));
        return peek().kind == TokenKind::end ? Result<Node>(std::move(node)) : broken();
    }

  private:
    std::vector<Token> m_tokens;
    const std::vector<std::string>& m_names;
    std::size_t m_next = 0;

    [[nodiscard]] const Token& peek() const { return m_tokens[m_next]; }
    [[nodiscard]] tl::unexpected<Error> broken() const {
        return fail({ErrorCode::service_bad_filter,
                     {{"at", std::to_string(peek().at + 1)}},
                     {"query", "/filter", {}, 0, peek().at + 1}});
    }
    bool take_word(std::string_view upper) {
        const bool met = peek().kind == TokenKind::word && peek().upper == upper;
        m_next += met ? 1 : 0;
        return met;
    }
    bool take_symbol(std::string_view symbol) {
        const bool met = peek().kind == TokenKind::symbol && peek().text == symbol;
        m_next += met ? 1 : 0;
        return met;
    }

    Result<Node> any_of(int depth) {
        ECO_TRY(Node first, all_of(depth));
        Node any{Node::Kind::any, true, {}, {}, {}, {}, {std::move(first)}};
        while (take_word("OR")) {
            ECO_TRY(Node next, all_of(depth));
            any.parts.push_back(std::move(next));
        }
        return any;
    }

    Result<Node> all_of(int depth) {
        ECO_TRY(Node first, factor(depth));
        Node all{Node::Kind::all, true, {}, {}, {}, {}, {std::move(first)}};
        while (take_word("AND")) {
            ECO_TRY(Node next, factor(depth));
            all.parts.push_back(std::move(next));
        }
        return all;
    }

    Result<Node> factor(int depth) {
        if (depth >= k_deepest) {
            return broken();
        }
        if (take_word("NOT")) {
            ECO_TRY(Node inner, factor(depth + 1));
            return Node{Node::Kind::negate, true, {}, {}, {}, {}, {std::move(inner)}};
        }
        if (take_symbol("(")) {
            ECO_TRY(Node inner, any_of(depth + 1));
            return take_symbol(")") ? Result<Node>(std::move(inner)) : broken();
        }
        if (take_word("TRUE")) {
            return Node{};
        }
        if (take_word("FALSE")) {
            return Node{Node::Kind::truth, false, {}, {}, {}, {}, {}};
        }
        return predicate();
    }

    Result<Node> predicate() {
        const Token name = peek();
        if (name.kind != TokenKind::word && name.kind != TokenKind::quoted_name) {
            return broken();
        }
        if (std::find(m_names.begin(), m_names.end(), name.text) == m_names.end()) {
            std::string known;
            for (const std::string& one : m_names) {
                known += (known.empty() ? "" : ", ") + one;
            }
            return fail({ErrorCode::service_unknown_property,
                         {{"name", name.text}, {"known", known}},
                         {"query", "/filter", {}, 0, name.at + 1}});
        }
        ++m_next;
        if (take_word("IS")) {
            const bool negated = take_word("NOT");
            return take_word("NULL")
                       ? Result<Node>(
                             Node{Node::Kind::is_null, !negated, name.text, {}, {}, {}, {}})
                       : broken();
        }
        return comparison(name.text);
    }

    Result<Node> comparison(const std::string& property) {
        Node node{Node::Kind::compare, true, property, {}, {}, {}, {}};
        for (const std::string_view op : {"=", "<>", "<=", ">=", "<", ">"}) {
            if (take_symbol(op)) {
                node.op = op;
                break;
            }
        }
        const Token value = peek();
        const bool literal = value.kind == TokenKind::text || value.kind == TokenKind::number;
        if (node.op.empty() || !literal) {
            return broken();
        }
        node.literal = value.text;
        if (value.kind == TokenKind::number) {
            const auto number = Decimal::parse(value.text);
            if (!number) {
                return broken();
            }
            node.number = *number;
        }
        ++m_next;
        return node;
    }
};

bool holds(const std::string& op, int order) {
    return op == "="    ? order == 0
           : op == "<>" ? order != 0
           : op == "<"  ? order < 0
           : op == ">"  ? order > 0
           : op == "<=" ? order <= 0
                        : order >= 0;
}

Tri of(bool truth) {
    return truth ? Tri::yes : Tri::no;
}

Tri compare(const Node& node, const zoning::Attributes& attributes) {
    const auto found = attributes.find(node.property);
    if (found == attributes.end() || found->second.empty()) {
        return Tri::unknown;
    }
    if (!node.number) {
        return of(holds(node.op, found->second.compare(node.literal)));
    }
    const auto number = Decimal::parse(found->second);
    if (!number) {
        return Tri::unknown; // no number: neither smaller nor greater
    }
    return of(holds(node.op, *number < *node.number ? -1 : *number == *node.number ? 0 : 1));
}

Tri evaluate(const Node& node, const zoning::Attributes& attributes) {
    switch (node.kind) {
    case Node::Kind::truth:
        return of(node.truth);
    case Node::Kind::compare:
        return compare(node, attributes);
    case Node::Kind::is_null: {
        const auto found = attributes.find(node.property);
        return of((found == attributes.end() || found->second.empty()) == node.truth);
    }
    case Node::Kind::negate: {
        const Tri inner = evaluate(node.parts[0], attributes);
        return inner == Tri::unknown ? inner : of(inner == Tri::no);
    }
    case Node::Kind::all:
    case Node::Kind::any: {
        const bool all = node.kind == Node::Kind::all;
        Tri result = of(all);
        for (const Node& part : node.parts) {
            const Tri one = evaluate(part, attributes);
            result = all ? std::min(result, one) : std::max(result, one);
        }
        return result;
    }
    }
    return Tri::unknown;
}

} // namespace

Result<Filter> Filter::parse(std::string_view text, const std::vector<std::string>& names) {
    if (text.size() > k_longest) {
        return fail({ErrorCode::service_bad_filter,
                     {{"at", std::to_string(k_longest + 1)}},
                     {"query", "/filter", {}, 0, k_longest + 1}});
    }
    ECO_TRY(std::vector<Token> tokens, Lexer(text).read());
    ECO_TRY(Node root, Parser(std::move(tokens), names).whole());
    Filter filter;
    filter.m_root = std::make_shared<const Node>(std::move(root));
    return filter;
}

bool Filter::selects(const zoning::Attributes& attributes) const {
    return evaluate(*m_root, attributes) == Tri::yes;
}

} // namespace eco::service

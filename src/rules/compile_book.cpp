// SPDX-License-Identifier: MulanPSL-2.0
// Compiling: facts get slots, texts and codes get numbers, clauses are laid out scope by scope, and
// every clause that asks for certain sectors is posted under each of them.
#include "rules/compiled_book.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

namespace eco::rules {

using detail::Form;
using detail::form_of;
using detail::PackedClause;
using detail::PackedCondition;
using detail::PackedScope;
using detail::Range;

namespace {

/// A fact that some clause reads, and its slot.
struct Slot {
    FactId fact = 0;
    std::uint32_t first_word = 0;     ///< texts: its bit set begins here
    std::vector<std::string> symbols; ///< texts and codes that cells name, sorted
};

/// Bounds that are not included move by one raw unit, so that all are.
Range range_of(const Test& test) {
    if (test.kind == Test::Kind::boolean) {
        return {test.boolean ? 1 : 0, test.boolean ? 1 : 0};
    }
    Range range;
    if (test.low) {
        range.low = test.low->value.raw() + (test.low->inclusive ? 0 : 1);
    }
    if (test.high) {
        range.high = test.high->value.raw() - (test.high->inclusive ? 0 : 1);
    }
    return range;
}

template <class List>
std::uint32_t length(const List& list) {
    return static_cast<std::uint32_t>(list.size());
}

} // namespace

class BookCompiler {
  public:
    BookCompiler(const FactRegistry& facts, std::span<const Clause> clauses)
        : m_facts(facts), m_clauses(clauses) {}

    detail::MadeBook compile() {
        m_out.numbers.resize(1);
        find_slots();
        number_texts();
        choose_key();
        number_scopes();
        number_roles();
        lay_out();
        add_slots();
        return std::move(m_out);
    }

  private:
    struct Order {
        ScopeId scope = 0;
        bool keyed = false;
        int mildness = 0; ///< the worst come first
        std::uint32_t clause = 0;
        [[nodiscard]] auto key() const { return std::tuple(scope, keyed, mildness, clause); }
    };

    const FactRegistry& m_facts;
    std::span<const Clause> m_clauses;
    detail::MadeBook m_out;
    std::vector<Slot> m_range_slots, m_text_slots, m_code_slots;
    std::vector<std::uint32_t> m_slot; ///< by fact
    std::vector<std::uint8_t> m_used;  ///< by fact
    /// Nodes of a map stay where they are: clauses point at theirs.
    std::map<std::pair<Scope::Kind, std::string_view>, ScopeId> m_scopes;
    std::map<std::vector<std::string>, std::uint16_t> m_role_sets;
    std::vector<const ScopeId*> m_scope_of;                                     ///< by clause
    std::vector<const std::uint16_t*> m_role_set_of;                            ///< by clause
    std::vector<std::unordered_map<std::string_view, std::uint32_t>> m_symbols; ///< by fact
    std::vector<std::uint32_t> m_numbers;

    detail::PackedNumbers& numbers() { return m_out.numbers.front(); }
    [[nodiscard]] std::uint32_t key_slot() const { return m_out.numbers.front().key; }

    std::vector<Slot>& slots(Form form) {
        return form == Form::range   ? m_range_slots
               : form == Form::texts ? m_text_slots
                                     : m_code_slots;
    }

    std::uint32_t use(FactId fact) {
        if (m_used[fact] == 0) {
            auto& list = slots(form_of(m_facts.at(fact).type));
            m_used[fact] = 1;
            m_slot[fact] = length(list);
            list.push_back({fact, 0, {}});
        }
        return m_slot[fact];
    }

    template <class Visit>
    void each_condition(Visit visit) const {
        for (const Clause& clause : m_clauses) {
            for (const auto* list : {&clause.when, &clause.unless}) {
                for (const Condition& condition : *list) {
                    visit(condition);
                }
            }
        }
    }

    void find_slots() {
        m_slot.resize(m_facts.size());
        m_used.resize(m_facts.size());
        each_condition([&](const Condition& condition) { use(condition.fact); });
        for (const Clause& clause : m_clauses) {
            if (clause.scope.kind == Scope::Kind::where) {
                use(*m_facts.find(clause.scope.key));
            }
        }
    }

    void number_texts() {
        m_symbols.resize(m_facts.size());
        each_condition([&](const Condition& condition) {
            if (form_of(m_facts.at(condition.fact).type) != Form::range) {
                for (const Test& test : condition.cell.tests()) {
                    m_symbols[condition.fact].try_emplace(test.text, 0);
                }
            }
        });
        for (const Form form : {Form::texts, Form::codes}) {
            for (Slot& slot : slots(form)) {
                for (const auto& [symbol, number] : m_symbols[slot.fact]) {
                    slot.symbols.emplace_back(symbol);
                }
                std::sort(slot.symbols.begin(), slot.symbols.end());
                for (std::uint32_t i = 0; i < slot.symbols.size(); ++i) {
                    m_symbols[slot.fact].at(slot.symbols[i]) = i;
                }
                if (form == Form::texts) {
                    slot.first_word = numbers().words;
                    numbers().words += (length(slot.symbols) + 63) / 64;
                }
            }
        }
    }

    /// A prefix stands before what it begins; the nearest one is the symbol before, or a prefix of
    /// it.
    static std::vector<std::uint32_t> parents(const std::vector<std::string>& symbols) {
        std::vector<std::uint32_t> found(symbols.size());
        for (std::uint32_t i = 0; i < symbols.size(); ++i) {
            std::uint32_t at = i == 0 ? 0 : i - 1;
            while (at != found[at] && !symbols[i].starts_with(symbols[at])) {
                at = found[at];
            }
            found[i] = i > 0 && symbols[i].starts_with(symbols[at]) ? at : i;
        }
        return found;
    }

    [[nodiscard]] bool selects(const Condition& condition) const {
        return m_facts.at(condition.fact).type == FactType::code && !condition.cell.negated() &&
               !condition.cell.any();
    }

    /// The code fact that most clauses select by: in practice the sector.
    void choose_key() {
        std::vector<std::size_t> count(m_code_slots.size());
        for (const Clause& clause : m_clauses) {
            for (const Condition& condition : clause.when) {
                if (selects(condition)) {
                    ++count[m_slot[condition.fact]];
                }
            }
        }
        const auto most = std::max_element(count.begin(), count.end());
        if (most != count.end() && *most > 0) {
            numbers().key = static_cast<std::uint32_t>(most - count.begin());
        }
    }

    [[nodiscard]] const Condition* key_of(const Clause& clause) const {
        const auto found =
            std::find_if(clause.when.begin(), clause.when.end(), [&](const Condition& condition) {
                return selects(condition) && m_slot[condition.fact] == key_slot();
            });
        return found == clause.when.end() ? nullptr : &*found;
    }

    void number_scopes() {
        m_scopes.try_emplace({Scope::Kind::everywhere, ""}, 0);
        for (const Clause& clause : m_clauses) {
            const auto at = m_scopes.try_emplace({clause.scope.kind, clause.scope.key}, 0).first;
            m_scope_of.push_back(&at->second);
        }
        for (auto& [scope, id] : m_scopes) {
            id = length(m_out.scopes);
            m_out.scopes.emplace_back();
            if (scope.first == Scope::Kind::unit) {
                m_out.units.push_back(scope.second);
                m_out.unit_scopes.push_back(id);
            } else if (scope.first == Scope::Kind::package) {
                m_out.packages.push_back(scope.second);
                m_out.package_scopes.push_back(id);
            } else {
                m_out.site_scopes.push_back(id);
            }
            if (scope.first == Scope::Kind::where) {
                m_out.scopes[id].where = m_slot[*m_facts.find(scope.second)];
            }
        }
    }

    void number_roles() {
        m_role_sets[{}] = 0;
        std::set<std::string> names;
        for (const Clause& clause : m_clauses) {
            m_role_set_of.push_back(&m_role_sets.try_emplace(clause.parts, 0).first->second);
            names.insert(clause.parts.begin(), clause.parts.end());
        }
        std::uint16_t set_number = 0;
        for (auto& [parts, id] : m_role_sets) {
            id = set_number++;
        }
        std::map<std::string_view, RoleId> roles;
        for (const std::string& name : names) {
            m_out.roles.push_back(name);
            roles[name] = static_cast<RoleId>(m_out.roles.ends.size()); // 0: named by no clause
        }
        const std::size_t sets = m_role_sets.size();
        const auto count = static_cast<RoleId>(names.size() + 1);
        numbers().role_sets = static_cast<std::uint32_t>(sets);
        m_out.reach.resize(std::size_t{2} * count * sets);
        for (const auto& [parts, id] : m_role_sets) {
            for (RoleId role = 0; parts.empty() && role < count; ++role) {
                m_out.reach[(role * 2 + 1) * sets + id] = 1; // drawn ones only
            }
            for (const std::string& name : parts) {
                for (const RoleId drawn : {0U, 1U}) {
                    m_out.reach[(roles.at(name) * 2 + drawn) * sets + id] = 1;
                }
            }
        }
    }

    void lay_out() {
        std::vector<Order> order;
        order.reserve(m_clauses.size());
        for (std::uint32_t i = 0; i < m_clauses.size(); ++i) {
            order.push_back({*m_scope_of[i], key_of(m_clauses[i]) != nullptr,
                             -static_cast<int>(m_clauses[i].effective_consequence()), i});
        }
        std::sort(order.begin(), order.end(),
                  [](const Order& a, const Order& b) { return a.key() < b.key(); });
        std::size_t at = 0;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> postings;
        for (ScopeId id = 0; id < m_out.scopes.size(); ++id) {
            PackedScope& scope = m_out.scopes[id];
            scope.first = scope.plain_end = length(m_out.clauses);
            scope.posting_first = length(m_out.key_symbols);
            postings.clear();
            for (; at < order.size() && order[at].scope == id; ++at) {
                const Clause& clause = m_clauses[order[at].clause];
                add_clause(clause, order[at].clause);
                if (order[at].keyed) {
                    post(m_out.clauses.back(), postings);
                } else {
                    scope.plain_end = length(m_out.clauses);
                }
            }
            scope.end = length(m_out.clauses);
            std::sort(postings.begin(), postings.end());
            for (const auto& [symbol, clause] : postings) {
                m_out.key_symbols.push_back(symbol);
                m_out.key_clauses.push_back(clause);
            }
            scope.posting_end = length(m_out.key_symbols);
        }
        m_out.entries.resize(m_out.clauses.size());
        for (std::uint32_t entry = 0; entry < m_out.clauses.size(); ++entry) {
            m_out.entries[m_out.clauses[entry].clause] = entry;
        }
        for (const Clause& clause : m_clauses) {
            m_out.ids.push_back(clause.id);
        }
    }

    void add_slots() {
        for (const auto& [from, to] : {std::pair(&m_range_slots, &m_out.range_slots),
                                       std::pair(&m_text_slots, &m_out.text_slots),
                                       std::pair(&m_code_slots, &m_out.code_slots)}) {
            for (const Slot& slot : *from) {
                to->push_back(
                    {slot.fact, slot.first_word, length(m_out.parents), length(slot.symbols)});
                for (const std::string& symbol : slot.symbols) {
                    m_out.symbols.push_back(symbol);
                }
                const auto found = parents(slot.symbols);
                m_out.parents.insert(m_out.parents.end(), found.begin(), found.end());
            }
        }
    }

    void post(const PackedClause& clause,
              std::vector<std::pair<std::uint32_t, std::uint32_t>>& postings) const {
        const PackedCondition& key = m_out.conditions[clause.first];
        for (std::uint32_t i = key.first; i < key.first + key.count; ++i) {
            postings.emplace_back(m_out.codes[i], length(m_out.clauses) - 1);
        }
    }

    void add_clause(const Clause& clause, std::uint32_t index) {
        PackedClause packed;
        packed.clause = index;
        packed.first = length(m_out.conditions);
        packed.whens = static_cast<std::uint16_t>(clause.when.size());
        packed.unlesses = static_cast<std::uint16_t>(clause.unless.size());
        packed.scope = *m_scope_of[index];
        packed.roles = *m_role_set_of[index];
        packed.dimension = static_cast<std::uint8_t>(clause.dimension);
        packed.consequence = static_cast<std::uint8_t>(clause.effective_consequence());
        packed.from = clause.validity.from.days();
        packed.to = clause.validity.to ? clause.validity.to->days()
                                       : std::numeric_limits<std::int32_t>::max();
        const Condition* key = key_of(clause);
        if (key != nullptr) {
            add_condition(*key);
        }
        for (const Condition& condition : clause.when) {
            if (&condition != key) {
                add_condition(condition);
            }
        }
        for (const Condition& condition : clause.unless) {
            add_condition(condition);
        }
        m_out.clauses.push_back(packed);
    }

    void add_condition(const Condition& condition) {
        PackedCondition packed;
        packed.form = form_of(m_facts.at(condition.fact).type);
        packed.slot = m_slot[condition.fact];
        packed.negated = condition.cell.negated() ? 1 : 0;
        const Slot& slot = slots(packed.form)[packed.slot];
        const auto& tests = condition.cell.tests();
        switch (packed.form) {
        case Form::always:
            break;
        case Form::range:
            packed.first = length(m_out.ranges);
            for (const Test& test : tests) {
                m_out.ranges.push_back(range_of(test));
            }
            packed.count = length(m_out.ranges) - packed.first;
            break;
        case Form::texts:
            packed.first = length(m_out.words);
            add_words(slot, symbols(slot, tests));
            packed.count = length(m_out.words) - packed.first;
            break;
        case Form::codes:
            packed.first = length(m_out.codes);
            for (const std::uint32_t symbol : symbols(slot, tests)) {
                m_out.codes.push_back(symbol);
            }
            packed.count = length(m_out.codes) - packed.first;
            break;
        }
        if (condition.cell.any()) {
            packed.form = Form::always;
        }
        m_out.conditions.push_back(packed);
    }

    /// Sorted, each once; valid until the next call.
    const std::vector<std::uint32_t>& symbols(const Slot& slot, const std::vector<Test>& tests) {
        m_numbers.clear();
        for (const Test& test : tests) {
            m_numbers.push_back(m_symbols[slot.fact].at(test.text));
        }
        std::sort(m_numbers.begin(), m_numbers.end());
        m_numbers.erase(std::unique(m_numbers.begin(), m_numbers.end()), m_numbers.end());
        return m_numbers;
    }

    void add_words(const Slot& slot, const std::vector<std::uint32_t>& bits) {
        const std::size_t first = m_out.words.size();
        for (const std::uint32_t bit : bits) {
            const std::uint32_t word = slot.first_word + bit / 64;
            if (m_out.words.size() == first || m_out.words.back().word != word) {
                m_out.words.push_back({0, word, 0});
            }
            m_out.words.back().bits |= std::uint64_t{1} << (bit % 64);
        }
    }
};

CompiledBook CompiledBook::compile(const FactRegistry& facts, std::span<const Clause> clauses) {
    detail::MadeBook made = BookCompiler(facts, clauses).compile();
    const auto image = std::make_shared<const std::string>(detail::write_image(made));
    auto book = open(std::as_bytes(std::span(*image)), facts);
    if (!book) {
        throw std::logic_error("a compiled book that was just made is not sound");
    }
    book->m_own = image;
    return *std::move(book);
}

} // namespace eco::rules

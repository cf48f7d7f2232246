// SPDX-License-Identifier: MulanPSL-2.0
// A ring of slots between taking, working and handing on.
#include "siting/ordered.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace eco::siting {
namespace {

class Ring {
  public:
    Ring(const OrderedWork& work, const CancelFlag& cancel)
        : m_work(work), m_cancel(cancel), m_slots(work.slots) {}

    void lane(std::size_t lane) {
        while (const auto slot = take()) {
            Status done = m_work.work(*slot, lane);
            hand_on(*slot, std::move(done));
        }
    }

    [[nodiscard]] Status result() const { return m_failed ? fail(*m_failed) : Status(); }

  private:
    struct Slot {
        bool done = false;
        Status status;
    };

    const OrderedWork& m_work;
    const CancelFlag& m_cancel;
    std::vector<Slot> m_slots;
    std::mutex m_taking; ///< held while a piece is taken; before m_lock
    std::mutex m_lock;
    std::condition_variable m_freed;
    std::size_t m_taken = 0;
    std::size_t m_handed = 0;
    bool m_ended = false;
    bool m_handing = false; ///< some lane is handing on
    std::optional<Error> m_failed;

    [[nodiscard]] std::optional<std::size_t> take() {
        const std::lock_guard taking(m_taking);
        {
            std::unique_lock lock(m_lock);
            m_freed.wait(
                lock, [&] { return m_ended || m_failed || m_taken - m_handed < m_slots.size(); });
            m_ended = m_ended || m_failed.has_value() || m_cancel.is_set();
            if (m_ended) {
                return std::nullopt;
            }
        }
        const std::size_t slot = m_taken % m_slots.size();
        const auto more = m_work.take(slot);
        const std::lock_guard lock(m_lock);
        if (!more) { // comes behind what was taken before: reported when that is handed on
            m_slots[slot] = {true, fail(more.error())};
            ++m_taken;
            m_ended = true;
            if (m_handed + 1 == m_taken && !m_handing) {
                m_failed = more.error();
            }
            return std::nullopt;
        }
        if (!*more) {
            m_ended = true;
            return std::nullopt;
        }
        ++m_taken;
        return slot;
    }

    /// The lane that finds the next piece done hands on all that are; the others go on working.
    void hand_on(std::size_t slot, Status status) {
        std::unique_lock lock(m_lock);
        m_slots[slot] = {true, std::move(status)};
        if (m_handing) {
            return;
        }
        m_handing = true;
        while (!m_failed && m_handed < m_taken && m_slots[m_handed % m_slots.size()].done) {
            const std::size_t next = m_handed % m_slots.size();
            Status outcome = std::move(m_slots[next].status);
            if (outcome) {
                lock.unlock();
                outcome = m_work.hand_on(next);
                lock.lock();
            }
            m_slots[next].done = false;
            if (!outcome) {
                m_failed = outcome.error();
            }
            ++m_handed;
            m_freed.notify_all();
        }
        m_handing = false;
        m_freed.notify_all();
    }
};

} // namespace

Status run_ordered(Executor& executor, const OrderedWork& work, const CancelFlag& cancel) {
    Ring ring(work, cancel);
    executor.run([&](std::size_t lane) { ring.lane(lane); });
    return ring.result();
}

} // namespace eco::siting

// SPDX-License-Identifier: MulanPSL-2.0
// One thread works the jobs off in order: requests keep the other processors.
#include "service/jobs.hpp"

#include "identity/token.hpp"

#include <algorithm>
#include <array>
#include <exception>

namespace eco::service {
namespace {

constexpr std::int64_t k_minute_millis = 60'000;

bool has_ended(JobStatus status) {
    return status == JobStatus::successful || status == JobStatus::failed ||
           status == JobStatus::dismissed;
}

} // namespace

void Progress::report(std::size_t done, std::size_t total) {
    m_percent.store(total == 0 ? 0 : static_cast<unsigned>(done * 100 / total),
                    std::memory_order_relaxed);
}

/// The words of OGC API – Processes.
std::string_view word(JobStatus status) {
    constexpr std::array<std::string_view, 5> k_words = {"accepted", "running", "successful",
                                                         "failed", "dismissed"};
    return k_words.at(static_cast<std::size_t>(status));
}

JobBoard::JobBoard(JobBounds bounds, std::function<Instant()> now)
    : m_bounds(bounds), m_now(std::move(now)), m_thread([this] { run(); }) {}

JobBoard::~JobBoard() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const auto& [id, entry] : m_jobs) {
            entry->progress.cancel();
        }
    }
    m_wake.notify_all();
    m_thread.join();
}

Job JobBoard::seen(const Entry& entry) {
    Job job = entry.job;
    job.percent = job.status == JobStatus::successful ? 100 : entry.progress.percent();
    return job;
}

void JobBoard::forget_old() {
    const Instant limit = m_now().plus_millis(-m_bounds.minutes * k_minute_millis);
    std::erase_if(m_jobs, [&](const auto& one) {
        return has_ended(one.second->job.status) && one.second->job.updated < limit;
    });
    while (m_jobs.size() > m_bounds.kept + m_bounds.waiting) {
        const auto oldest =
            std::min_element(m_jobs.begin(), m_jobs.end(), [](const auto& a, const auto& b) {
                return std::pair(!has_ended(a.second->job.status), a.second->job.updated) <
                       std::pair(!has_ended(b.second->job.status), b.second->job.updated);
            });
        m_jobs.erase(oldest);
    }
}

Result<Job> JobBoard::submit(const std::string& owner, const std::string& process, Work work) {
    const std::lock_guard lock(m_mutex);
    forget_old();
    std::size_t all = 0;
    std::size_t own = 0;
    for (const auto& [id, entry] : m_jobs) {
        const bool open = !has_ended(entry->job.status);
        all += open ? 1 : 0;
        own += open && entry->job.owner == owner ? 1 : 0;
    }
    if (all >= m_bounds.waiting || own >= m_bounds.by_owner) {
        return fail({ErrorCode::service_too_many_jobs, {}, {}});
    }
    auto entry = std::make_shared<Entry>();
    entry->job = {identity::random_id(), owner, process, JobStatus::accepted, 0, m_now(), m_now()};
    entry->work = std::move(work);
    m_jobs.emplace(entry->job.id, entry);
    m_queue.push_back(entry);
    m_wake.notify_one();
    return seen(*entry);
}

void JobBoard::run() {
    while (true) {
        EntryPointer next;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
            if (m_stopping) {
                return;
            }
            next = std::move(m_queue.front());
            m_queue.pop_front();
            if (next->job.status != JobStatus::accepted) {
                continue; // dismissed while it waited
            }
            next->job.status = JobStatus::running;
            next->job.updated = m_now();
        }
        perform(next);
    }
}

void JobBoard::perform(const EntryPointer& entry) {
    // A broken invariant ends one job, not the server.
    Answer<std::string> answer = refuse({ErrorCode::service_job_broken, {{"what", ""}}, {}});
    try {
        answer = entry->work(entry->progress);
    } catch (const std::exception& broken) {
        answer = refuse({ErrorCode::service_job_broken, {{"what", broken.what()}}, {}});
    }
    const std::lock_guard lock(m_mutex);
    entry->work = nullptr; // lets go of the engine it held
    entry->job.updated = m_now();
    if (entry->progress.cancelled()) {
        entry->job.status = JobStatus::dismissed;
        return;
    }
    entry->job.status = answer ? JobStatus::successful : JobStatus::failed;
    entry->answer = std::move(answer);
}

Result<JobBoard::EntryPointer> JobBoard::entry_of(const std::string& owner, const std::string& id) {
    forget_old();
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || found->second->job.owner != owner) {
        return fail({ErrorCode::service_unknown_job, {{"id", id}}, {}});
    }
    return found->second;
}

std::vector<Job> JobBoard::list(const std::string& owner) {
    const std::lock_guard lock(m_mutex);
    forget_old();
    std::vector<Job> jobs;
    for (const auto& [id, entry] : m_jobs) {
        if (entry->job.owner == owner) {
            jobs.push_back(seen(*entry));
        }
    }
    std::sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
        return std::pair(b.created, b.id) < std::pair(a.created, a.id);
    });
    return jobs;
}

Result<Job> JobBoard::find(const std::string& owner, const std::string& id) {
    const std::lock_guard lock(m_mutex);
    ECO_TRY(const EntryPointer entry, entry_of(owner, id));
    return seen(*entry);
}

Answer<std::string> JobBoard::results(const std::string& owner, const std::string& id) {
    const std::lock_guard lock(m_mutex);
    const auto entry = entry_of(owner, id);
    if (!entry) {
        return refuse(entry.error());
    }
    if (!(*entry)->answer) {
        return refuse({ErrorCode::service_job_not_ready,
                       {{"status", std::string(word((*entry)->job.status))}},
                       {}});
    }
    return *(*entry)->answer;
}

Result<Job> JobBoard::dismiss(const std::string& owner, const std::string& id) {
    const std::lock_guard lock(m_mutex);
    ECO_TRY(const EntryPointer entry, entry_of(owner, id));
    entry->progress.cancel();
    entry->job.updated = m_now();
    const bool runs = entry->job.status == JobStatus::running;
    entry->job.status = JobStatus::dismissed;
    entry->answer.reset();
    if (!runs) {
        m_jobs.erase(entry->job.id);
    }
    return seen(*entry);
}

} // namespace eco::service

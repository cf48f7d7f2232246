// SPDX-License-Identifier: MulanPSL-2.0
// Work that takes longer than a request: bounded in number, seen in progress, ended on demand,
// forgotten after a while. Jobs live in this server; a restart ends them.
#pragma once

#include "base/instant.hpp"
#include "service/answer.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace eco::service {

/// What the work tells, and what it must look at.
class Progress {
  public:
    void report(std::size_t done, std::size_t total);
    [[nodiscard]] bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    [[nodiscard]] unsigned percent() const { return m_percent.load(std::memory_order_relaxed); }
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

  private:
    std::atomic<unsigned> m_percent = 0;
    std::atomic<bool> m_cancelled = false;
};

using Work = std::function<Answer<std::string>(Progress&)>;

enum class JobStatus { accepted, running, successful, failed, dismissed };
[[nodiscard]] std::string_view word(JobStatus status);

struct Job {
    std::string id, owner, process;
    JobStatus status = JobStatus::accepted;
    unsigned percent = 0;
    Instant created, updated;
};

struct JobBounds {
    std::size_t waiting = 32;  ///< jobs that have not ended, of everybody
    std::size_t by_owner = 4;  ///< of one person
    std::size_t kept = 256;    ///< that have ended; the oldest are forgotten first
    std::int64_t minutes = 60; ///< an ended job's results are kept so long
};

class JobBoard {
  public:
    JobBoard(JobBounds bounds, std::function<Instant()> now);
    JobBoard(const JobBoard&) = delete;
    JobBoard& operator=(const JobBoard&) = delete;
    /// Cancels what runs and waits for it.
    ~JobBoard();

    /// Errors: service_too_many_jobs.
    [[nodiscard]] Result<Job> submit(const std::string& owner, const std::string& process,
                                     Work work);
    /// Own jobs, newest first.
    [[nodiscard]] std::vector<Job> list(const std::string& owner);
    /// Errors: service_unknown_job (also for another's).
    [[nodiscard]] Result<Job> find(const std::string& owner, const std::string& id);
    /// The answer of the work. Errors: service_unknown_job, service_job_not_ready; for a failed job
    /// its own findings.
    [[nodiscard]] Answer<std::string> results(const std::string& owner, const std::string& id);
    /// Ends a job, or forgets one that has ended. Errors: service_unknown_job.
    [[nodiscard]] Result<Job> dismiss(const std::string& owner, const std::string& id);

  private:
    struct Entry {
        Job job;
        Work work;
        Progress progress;
        std::optional<Answer<std::string>> answer;
    };
    using EntryPointer = std::shared_ptr<Entry>;

    JobBounds m_bounds;
    std::function<Instant()> m_now;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<std::string, EntryPointer> m_jobs;
    std::deque<EntryPointer> m_queue;
    bool m_stopping = false;
    std::thread m_thread;

    void run();
    void perform(const EntryPointer& entry);
    void forget_old();
    [[nodiscard]] Result<EntryPointer> entry_of(const std::string& owner, const std::string& id);
    [[nodiscard]] static Job seen(const Entry& entry);
};

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// Kept projects: their versions, assessments, comments, attachments, contests.
import { call, json, post, query, send, type QueryValue } from './http'
import type {
  AssessmentRow, Attachment, Comment, Contest, ContestForm, ContestOutcome, HistoryEntry, Page, ProjectRecord, ProjectRow, ProjectStatus, Verification,
} from './record_types'
import type { Project } from './types'

const at = (id: string, rest = ''): string => `/api/v1/projects/${encodeURIComponent(id)}${rest}`

export const projectApi = {
  list: (filter: Record<string, QueryValue>, signal: AbortSignal) => json<Page<ProjectRow>>('/api/v1/projects' + query(filter), { signal }),
  create: (project: Project, note: string) => json<ProjectRecord>('/api/v1/projects', post({ project, note })),
  read: (id: string, signal?: AbortSignal) => json<ProjectRecord>(at(id), signal ? { signal } : {}),
  version: (id: string, version: number) => json<ProjectRecord>(at(id, `/versions/${version}`)),
  /** The version that was read stands in If-Match: someone else's change is never overwritten. */
  save: (id: string, version: number, project: Project, note: string) => {
    const init = send('PUT', { project, note })
    return json<ProjectRecord>(at(id), { ...init, headers: { ...init.headers, 'if-match': `"${version}"` } })
  },
  setStatus: (id: string, status: ProjectStatus, note: string) => json<ProjectRecord>(at(id, '/status'), post({ status, note })),
  history: (id: string, signal: AbortSignal) => json<{ items: HistoryEntry[] }>(at(id, '/history'), { signal }),
  assess: (id: string, asOf: string) => json<AssessmentRow>(at(id, '/assessments') + query({ as_of: asOf }), post({})),
  assessments: (id: string, signal: AbortSignal) => json<Page<AssessmentRow>>(at(id, '/assessments'), { signal }),
  assessment: async (id: string) => (await call(`/api/v1/assessments/${encodeURIComponent(id)}`)).text(),
  replay: (id: string) => json<Verification>(`/api/v1/assessments/${encodeURIComponent(id)}/verify`),
  verify: (digest: string, signal: AbortSignal) => json<Verification>(`/api/v1/verify/${encodeURIComponent(digest)}`, { signal }),
  comments: (id: string, signal: AbortSignal) => json<Page<Comment>>(at(id, '/comments'), { signal }),
  comment: (id: string, text: string) => json<Comment>(at(id, '/comments'), post({ text })),
  attachments: (id: string, signal: AbortSignal) => json<Page<Attachment>>(at(id, '/attachments'), { signal }),
  attach: (id: string, file: File) =>
    json<Attachment>(at(id, '/attachments') + query({ name: file.name }), { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }),
  attachment: async (id: string) => (await call(`/api/v1/attachments/${encodeURIComponent(id)}`)).blob(),
  contests: (filter: Record<string, QueryValue>, signal?: AbortSignal) => json<Page<Contest>>('/api/v1/contests' + query(filter), signal ? { signal } : {}),
  contest: (what: ContestForm) => json<Contest>('/api/v1/contests', post(what)),
  answer: (id: string, outcome: ContestOutcome, answer: string) => json<Contest>(`/api/v1/contests/${encodeURIComponent(id)}/answer`, post({ outcome, answer })),
}

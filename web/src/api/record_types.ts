// SPDX-License-Identifier: MulanPSL-2.0
// What the record says: people, projects, assessments, contests, releases, audit.
import type { Project, VerdictName } from './types'

export interface RoleGrant { role: string; region: string }
export interface User {
  id: string
  version?: number
  name: string
  display_name: string
  organisation: string
  roles: RoleGrant[]
  must_change_password?: boolean
  totp?: boolean
  status?: string
}
export interface Me { user: User | null; permissions: string[]; csrf: string }
export interface Page<T> { items: T[]; total: number }

export const k_statuses = ['draft', 'submitted', 'in_review', 'returned', 'concluded', 'withdrawn'] as const
export type ProjectStatus = (typeof k_statuses)[number]
export interface ProjectRow {
  id: string
  version: number
  title: string
  status: ProjectStatus
  verdict: VerdictName | null
  owner: string
  region: string
  updated_at: string
  centre: [number, number] | null
}
export interface ProjectRecord extends ProjectRow { project: Project; note?: string }
export interface HistoryEntry { version: number; type: string; at: string; actor: string; why: string }
export interface AssessmentRow {
  id: string
  digest: string
  project: string
  project_version: number
  verdict: VerdictName
  release: string
  as_of: string
  created_at: string
  created_by: string
}
/** The assessment computed anew; `difference` is the first place where the bytes part. */
export interface Verification {
  digest: string
  same: boolean
  verdict: VerdictName
  name: string
  as_of: string
  release: string
  difference?: { offset: number; found: string; expected: string }
}
export interface Comment { id: string; text: string; author: string; author_name?: string; created_at: string }
export interface Attachment { id: string; name: string; size: number; media_type: string; digest: string; created_at: string; created_by: string }

export type ContestOutcome = 'upheld' | 'amended' | 'rejected'
export interface Contest {
  id: string
  version: number
  project: string
  assessment: string
  clause: string
  reason: string
  status: 'open' | 'answered'
  title: string | null
  raised_by: string
  created_at: string
  updated_at: string
  outcome: ContestOutcome | null
  answer: string | null
  answered_by: string | null
}

export interface ReleaseRow {
  digest: string
  title: string
  title_en?: string
  status: 'draft' | 'published' | 'superseded'
  current: boolean
  effective: string | null
  quality: { errors: number; warnings: number; infos: number }
  size?: number
  created_at?: string
}
export interface QualityFinding { severity: string; code: string; zh: string; en: string; place?: string }
export interface UnitState { code: string; name: string; class: string; area_m2: number; bbox: [number, number, number, number] }
export interface ClauseState { id: string; title_zh?: string; title_en?: string; [member: string]: unknown }
export interface ReleaseDiff {
  before: string
  after: string
  units: {
    added: UnitState[]
    removed: UnitState[]
    changed: { code: string; before: UnitState; after: UnitState; moved: boolean; attributes: string[] | Record<string, unknown> }[]
    same: number
    area_added_m2: number
    area_removed_m2: number
  }
  clauses: { added: ClauseState[]; removed: ClauseState[]; changed: { id: string; before: ClauseState; after: ClauseState; members: string[] }[]; same: number }
  layers: { role: string; before: number; after: number }[]
}

export interface Organisation { id: string; version: number; title: string; region: string; kind: 'bureau' | 'park' | 'firm' | 'other' }
export interface ApiKey { id: string; title: string; owner: string; scopes: string[]; expires: string; status: 'active' | 'revoked'; created_at: string }
export interface AuditRow { seq: number; at: string; actor: string; kind: string; id: string; type: string; why: string; client: string; data: Record<string, unknown>; hash: string }

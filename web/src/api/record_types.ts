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
  owner_name?: string
  region: string
  updated_at: string
  centre: [number, number] | null
}
export interface ProjectRecord extends ProjectRow { project: Project; note?: string }
export interface HistoryEntry { version: number; type: string; at: string; actor: string; why: string }
export interface AssessmentRow { id: string; at: string; as_of: string; verdict: VerdictName; release: string; engine: string; digest: string; project_version?: number }
export interface Verification { digest: string; found?: boolean; same: boolean; verdict?: VerdictName; project?: string; as_of?: string; release?: string; at?: string; first_difference?: string }
export interface Comment { id: string; at: string; actor: string; text: string }
export interface Attachment { id: string; name: string; size: number; media_type: string; sha256: string; at: string; actor: string }

export type ContestOutcome = 'upheld' | 'amended' | 'rejected'
export interface Contest {
  id: string
  version: number
  project: string
  assessment: string
  clause: string
  reason: string
  status: string
  actor: string
  at: string
  outcome?: ContestOutcome
  answer?: string
  answered_by?: string
  answered_at?: string
}

export interface ReleaseRow { digest: string; version?: number; title: string; status: 'draft' | 'published' | 'superseded'; effective: string; quality?: { errors: number; warnings: number } }
export interface QualityFinding { severity: string; code: string; zh: string; en: string; place?: string }
export interface UnitChange { code: string; name: string; change: 'added' | 'removed' | 'changed'; class?: string; area_before_m2?: number; area_after_m2?: number; centre?: [number, number] }
export interface ClauseChange { id: string; change: 'added' | 'removed' | 'changed'; title_zh: string; title_en: string; fields?: string[]; before?: string; after?: string }
export interface ReleaseDiff { units: UnitChange[]; clauses: ClauseChange[] }

export interface Organisation { id: string; version?: number; name: string; region: string }
export interface ApiKey { id: string; name: string; scopes: string[]; expires_at?: string; created_at: string; last_used_at?: string; status?: string }
export interface AuditRow { seq: number; at: string; actor: string; kind: string; id: string; type: string; why: string; client?: string }

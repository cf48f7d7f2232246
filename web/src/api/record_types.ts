// SPDX-License-Identifier: MulanPSL-2.0
// Names of this page for what the record says; the shapes are the server's (scripts/api_types.mjs).
import type { components } from '@/generated/api'
import type { Project } from './types'

type Schemas = components['schemas']

export type RoleGrant = Schemas['Role']
export type User = Schemas['User']
export type NewUser = Schemas['NewUser']
export type UserForm = Schemas['UserForm']
export type UserChange = Schemas['UserChange']
export type Me = Schemas['Me']
export interface Page<T> { items: T[]; total: number }

export type ProjectRow = Schemas['ProjectLine']
export type ProjectStatus = ProjectRow['status']
export const k_statuses = ['draft', 'submitted', 'in_review', 'returned', 'concluded', 'withdrawn'] as const satisfies readonly ProjectStatus[]
/** The project file inside is the engine's own document. */
export type ProjectRecord = Omit<Schemas['Project'], 'project'> & { project: Project }
export type HistoryEntry = Schemas['HistoryEntry']
export type AssessmentRow = Schemas['AssessmentLine']
export type Verification = Schemas['Replay']
export type Comment = Schemas['Comment']
export type Attachment = Schemas['Attachment']
export type Contest = Omit<Schemas['Contest'], 'outcome'> & { outcome: ContestOutcome | null }
export type ContestForm = Schemas['ContestForm']
export type ContestOutcome = Schemas['ContestAnswer']['outcome']

export type ReleaseRow = Schemas['Release']
export type Quality = Schemas['Quality']
export type UnitState = Omit<Schemas['UnitState'], 'bbox'> & { bbox: [number, number, number, number] }
type Units = Schemas['Difference']['units']
/** A clause in a difference: whatever members its book has. */
export interface ClauseState { id: string; title_zh?: string; title_en?: string; [member: string]: unknown }
export type ReleaseDiff = Omit<Schemas['Difference'], 'clauses' | 'units'> & {
  units: Omit<Units, 'added' | 'removed' | 'changed'> & {
    added: UnitState[]
    removed: UnitState[]
    changed: (Omit<Units['changed'][number], 'before' | 'after'> & { before: UnitState; after: UnitState })[]
  }
  clauses: { added: ClauseState[]; removed: ClauseState[]; changed: { id: string; before: ClauseState; after: ClauseState; members: string[] }[]; same: number }
}

export type OrganisationKind = NonNullable<OrganisationForm['kind']>
export type Organisation = Omit<Schemas['Organisation'], 'kind'> & { kind: OrganisationKind }
export type OrganisationForm = Schemas['OrganisationForm']
export type ApiKey = Schemas['Key']
export type NewKey = Schemas['NewKey']
export type KeyForm = Schemas['KeyForm']
export type AuditRow = Schemas['AuditEntry']
export type OneTimePassword = Schemas['OneTimePassword']
export type TotpOffer = Schemas['Totp']

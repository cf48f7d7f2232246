// SPDX-License-Identifier: MulanPSL-2.0
// The difference of two releases as rows to read: what was added, removed, changed, and in what.
import type { ClauseState, ReleaseDiff, UnitState } from '@/api/record_types'

export type Change = 'added' | 'removed' | 'changed'
export interface UnitRow {
  code: string
  change: Change
  name: string
  before: UnitState | null
  after: UnitState | null
  moved: boolean
  attributes: string[]
}
export interface ClauseRow {
  id: string
  change: Change
  clause: ClauseState
  members: { name: string; before: string; after: string }[]
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))

export function unitRows({ units }: ReleaseDiff): UnitRow[] {
  const bare = { moved: false, attributes: [] }
  return [
    ...units.added.map((unit): UnitRow => ({ code: unit.code, change: 'added', name: unit.name, before: null, after: unit, ...bare })),
    ...units.removed.map((unit): UnitRow => ({ code: unit.code, change: 'removed', name: unit.name, before: unit, after: null, ...bare })),
    ...units.changed.map(({ code, before, after, moved, attributes }): UnitRow => ({
      code, change: 'changed', name: after.name, before, after, moved,
      attributes,
    })),
  ]
}

export function clauseRows({ clauses }: ReleaseDiff): ClauseRow[] {
  return [
    ...clauses.added.map((clause): ClauseRow => ({ id: clause.id, change: 'added', clause, members: [] })),
    ...clauses.removed.map((clause): ClauseRow => ({ id: clause.id, change: 'removed', clause, members: [] })),
    ...clauses.changed.map(({ id, before, after, members }): ClauseRow => ({
      id, change: 'changed', clause: after,
      members: members.map((name) => ({ name, before: text(before[name]), after: text(after[name]) })),
    })),
  ]
}

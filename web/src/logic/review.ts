// SPDX-License-Identifier: MulanPSL-2.0
// What can be done with a project in a status, and the permission it takes. The server decides; this only spares the
// person buttons that would be refused.
import type { ProjectStatus } from '@/api/record_types'
import type { MessageKey } from '@/messages'

export interface Step {
  to: ProjectStatus
  label: MessageKey
  permission: 'project.write' | 'project.review'
  /** A note is asked for; returning and concluding without one is refused. */
  note: MessageKey
  noteNeeded: boolean
}

const step = (to: ProjectStatus, label: MessageKey, permission: Step['permission'], note: MessageKey = 'review.note', noteNeeded = false): Step =>
  ({ to, label, permission, note, noteNeeded })
const submit = step('submitted', 'review.submit', 'project.write')
const withdraw = step('withdrawn', 'review.withdraw', 'project.write')
const giveBack = step('returned', 'review.return', 'project.review', 'review.note_return', true)

const k_steps: Record<ProjectStatus, Step[]> = {
  draft: [submit, withdraw],
  submitted: [step('in_review', 'review.take', 'project.review'), withdraw],
  in_review: [step('concluded', 'review.conclude', 'project.review', 'review.note_conclude', true), giveBack],
  returned: [submit, withdraw],
  concluded: [],
  withdrawn: [step('draft', 'review.again', 'project.write')],
}

/** `mine`: the project is one's own, or of one's own organisation; others' projects one reviews, but does not submit. */
export const stepsOf = (status: ProjectStatus, may: (permission: string) => boolean, mine: boolean): Step[] =>
  (k_steps[status] ?? []).filter((one) => may(one.permission) && (mine || one.permission === 'project.review'))

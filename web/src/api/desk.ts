// SPDX-License-Identifier: MulanPSL-2.0
// The zoning desk and the administration.
import { call, json, post, query, send, type QueryValue } from './http'
import type {
  ApiKey, AuditRow, KeyForm, NewKey, NewUser, OneTimePassword, Organisation, OrganisationForm, Page, Quality, ReleaseDiff, ReleaseRow, User, UserChange, UserForm,
} from './record_types'

const release = (digest: string, rest: string): string => `/api/v1/releases/${encodeURIComponent(digest)}${rest}`

export const deskApi = {
  releases: (signal: AbortSignal) => json<Page<ReleaseRow>>('/api/v1/releases', { signal }),
  register: (file: File) => json<ReleaseRow>('/api/v1/releases', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }),
  quality: (digest: string, signal: AbortSignal) => json<Quality>(release(digest, '/quality'), { signal }),
  publish: (digest: string, effective: string) => json<ReleaseRow>(release(digest, '/publish'), post({ effective })),
  diff: (a: string, b: string, signal: AbortSignal) => json<ReleaseDiff>(release(a, `/diff/${encodeURIComponent(b)}`), { signal }),
}

export const adminApi = {
  users: (signal: AbortSignal) => json<Page<User>>('/api/v1/users', { signal }),
  addUser: (user: UserForm) => json<NewUser>('/api/v1/users', post(user)),
  changeUser: (id: string, change: UserChange) => json<User>(`/api/v1/users/${encodeURIComponent(id)}`, send('PATCH', change)),
  oneTimePassword: (id: string) => json<OneTimePassword>(`/api/v1/users/${encodeURIComponent(id)}/password`, post({})),
  organisations: (signal: AbortSignal) => json<Page<Organisation>>('/api/v1/organisations', { signal }),
  addOrganisation: (one: OrganisationForm) => json<Organisation>('/api/v1/organisations', post(one)),
  keys: (signal: AbortSignal) => json<Page<ApiKey>>('/api/v1/keys', { signal }),
  addKey: (key: KeyForm) => json<NewKey>('/api/v1/keys', post(key)),
  endKey: (id: string) => call(`/api/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  audit: (filter: Record<string, QueryValue>, signal: AbortSignal) => json<Page<AuditRow>>('/api/v1/audit' + query(filter), { signal }),
  health: (signal: AbortSignal) => json<Record<string, unknown>>('/readyz', { signal }),
}

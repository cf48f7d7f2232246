// SPDX-License-Identifier: MulanPSL-2.0
// Who is here: login, password, second factor.
import { call, json, post } from './http'
import type { Me, TotpOffer } from './record_types'

export const sessionApi = {
  me: () => json<Me>('/api/v1/me'),
  login: (name: string, password: string, totp: string) => json<Me>('/api/v1/login', post({ name, password, ...(totp ? { totp } : {}) })),
  logout: () => call('/api/v1/logout', post({})),
  changePassword: (old: string, next: string) => call('/api/v1/me/password', post({ old, new: next })),
  beginTotp: () => json<TotpOffer>('/api/v1/me/totp', post({})),
  confirmTotp: (code: string) => call('/api/v1/me/totp/confirm', post({ code })),
  endTotp: () => call('/api/v1/me/totp', { method: 'DELETE' }),
}

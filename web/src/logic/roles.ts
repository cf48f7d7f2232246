// SPDX-License-Identifier: MulanPSL-2.0
// The roles of data/roles.csv in words. A role the page does not know stands as the server names it.
import { t, type MessageKey } from '@/messages'
import { zh } from '@/messages/catalogue'

export const k_roles = [
  'applicant', 'park_manager', 'reviewer', 'zoning_keeper', 'inspector', 'expert', 'auditor',
  'system_administrator', 'security_administrator', 'administrator',
] as const

export const roleName = (role: string): string => (`role.${role}` in zh ? t(`role.${role}` as MessageKey) : role)

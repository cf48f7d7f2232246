// SPDX-License-Identifier: MulanPSL-2.0
// A link that carries the whole project in its fragment: nothing is stored anywhere, and the fragment is never sent.
import type { Project } from '@/api/types'

export interface Shared {
  project: Project
  asOf: string
}

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(/\+/gu, '-').replace(/\//gu, '_').replace(/=+$/u, '')
const fromText = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/-/gu, '+').replace(/_/gu, '/')), (c) => c.charCodeAt(0))

export async function encodeShared(shared: Shared): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate')
  return toText(deflateSync(strToU8(JSON.stringify(shared)), { level: 9 }))
}

export async function decodeShared(text: string): Promise<Shared | null> {
  try {
    const { inflateSync, strFromU8 } = await import('fflate')
    const shared = JSON.parse(strFromU8(inflateSync(fromText(text)))) as Shared
    return typeof shared.project?.project?.name === 'string' && Array.isArray(shared.project.site) ? shared : null
  } catch {
    return null
  }
}

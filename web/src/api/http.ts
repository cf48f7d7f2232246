// SPDX-License-Identifier: MulanPSL-2.0
// One request: every failure becomes a Problem that says what went wrong and what to do.
import type { ProblemBody } from './types'

export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.zh ?? body.title ?? body.code ?? 'problem')
  }
}
export const asProblem = (cause: unknown): Problem => (cause instanceof Problem ? cause : new Problem({ status: 0, code: String(cause) }))

/** Proof that an unsafe request comes from this page; the server gives it with the session. */
let csrf = ''
export const setCsrf = (token: string): void => void (csrf = token)

/** Every answer names the release it was computed with; whoever listens learns of a newer one. */
let heard: (digest: string) => void = () => undefined
export const onRelease = (listener: (digest: string) => void): void => void (heard = listener)

const k_safe = ['GET', 'HEAD']

export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (csrf && !k_safe.includes(init.method ?? 'GET')) headers.set('x-csrf-token', csrf)
  let response: Response
  try {
    response = await fetch(path, { ...init, headers })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new Problem({ status: 0, code: 'offline' })
  }
  const release = response.headers.get('ecogate-release')
  if (release && !path.includes('release=')) heard(release)
  if (response.ok) return response
  let body: ProblemBody = { status: response.status, code: `HTTP ${response.status}` }
  try {
    body = { ...body, ...((await response.json()) as ProblemBody) }
  } catch {
    // No JSON: a proxy answered. The status alone must do.
  }
  throw new Problem(body)
}

export const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await call(path, init)).json() as Promise<T>

export const send = (method: string, body: unknown, signal?: AbortSignal): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
})
export const post = (body: unknown, signal?: AbortSignal): RequestInit => send('POST', body, signal)

export type QueryValue = string | number | undefined
/** Empty values are left out: the server refuses parameters that say nothing. */
export function query(values: Record<string, QueryValue>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return given.length ? '?' + new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString() : ''
}

// SPDX-License-Identifier: MulanPSL-2.0
// The page's addresses: `#/view/part/part?key=value`. The fragment is never sent to a server.
export const k_views = ['judge', 'clauses', 'compare', 'projects', 'desk', 'admin', 'login', 'account', 'verify'] as const
export type View = (typeof k_views)[number]

export interface Route {
  view: View
  parts: string[]
  query: URLSearchParams
}

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/u, '').split('?', 2)
  const [first = '', ...parts] = path.split('/').filter(Boolean).map(plain)
  const view = (k_views as readonly string[]).includes(first) ? (first as View) : 'judge'
  return { view, parts: view === 'judge' ? [] : parts, query: new URLSearchParams(query) }
}

/** A broken escape stands as it is: a mistyped address opens the map, not an error. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function address(view: View, parts: string[] = [], query: Record<string, string> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  const path = view === 'judge' ? '' : [view, ...parts.map(encodeURIComponent)].join('/')
  return `#/${path}${given.length ? `?${new URLSearchParams(given).toString()}` : ''}`
}

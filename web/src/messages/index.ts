// SPDX-License-Identifier: MulanPSL-2.0
// t() says a text in the chosen language; pick() takes the right half of a server's *_zh/*_en pair.
import { ref } from 'vue'
import { words } from '@/generated/words'
import { en, zh, type MessageKey } from './catalogue'

export type Lang = 'zh' | 'en'
export type { MessageKey }

const k_storage = 'ecogate.lang'
const stored = typeof localStorage === 'undefined' ? null : localStorage.getItem(k_storage)
export const lang = ref<Lang>(stored === 'en' ? 'en' : 'zh')

export function setLang(next: Lang): void {
  lang.value = next
  localStorage.setItem(k_storage, next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

export function t(key: MessageKey, args: Record<string, string | number> = {}, as: Lang = lang.value): string {
  return (as === 'zh' ? zh : en)[key].replace(/\{(\w+)\}/gu, (_, name: string) => String(args[name] ?? ''))
}

/** A word of the rules: word('verdict', 'conditional'). Unknown words stand as they are. */
export const word = (kind: string, name: string, as: Lang = lang.value): string => words[`${kind}.${name}`]?.[as] ?? name

type Pair<N extends string> = { [K in `${N}_zh` | `${N}_en`]?: string }
export function pick<N extends string>(object: Pair<N>, name: N, as: Lang = lang.value): string {
  const half = object as Record<string, string | undefined>
  return half[`${name}_${as}`] ?? half[`${name}_zh`] ?? ''
}

// SPDX-License-Identifier: MulanPSL-2.0
// What a person types for a number. A bare number takes the fact's own unit; a stated unit stays as stated.
import { words } from '@/generated/words'
import { lang as now, type Lang } from '@/messages'

export type Typed = { value: string | number | undefined } | { problem: 'not_a_number' }

export function readQuantity(text: string, unit: string): Typed {
  const clean = text.trim().replace(/[０-９．]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/(\d)[,，](?=\d{3})/gu, '$1')
  if (clean === '') return { value: undefined }
  const match = /^(\d+(?:\.\d+)?)\s*(.*)$/u.exec(clean)
  if (!match) return { problem: 'not_a_number' }
  const [, number = '', stated = ''] = match
  if (unit === '') return stated === '' ? { value: Number(number) } : { problem: 'not_a_number' }
  return { value: `${number} ${stated === '' ? unit : stated}` }
}

/** The word for a unit of the rules in the language: "yuan" is 元. Units that somebody typed stand with raised powers. */
export const unitText = (unit: string, lang: Lang = now.value): string =>
  words[`unit.${unit}`]?.[lang] ?? unit.replace(/\b(k|c|h)?m([23])\b/gu, (_, prefix: string | undefined, power: string) => `${prefix ?? ''}m${power === '2' ? '²' : '³'}`)

/** Ten thousands, if at most two decimals remain; metres, years and shares are never counted so. */
function tenThousands(whole: string, decimals: string, unit: string): string {
  if (whole.length < 5 || ['m', 'a', '%'].includes(unit) || !words[`unit.${unit}`]) return ''
  const rest = (whole.slice(-4) + decimals).replace(/0+$/u, '')
  return rest.length > 2 ? '' : whole.slice(0, -4) + (rest && `.${rest}`)
}

/** A quantity for reading, as the printed report says it: digits in groups, in Chinese large amounts in ten thousands. */
export function quantityText(text: string, lang: Lang = now.value): string {
  const match = /^(\d+)(?:\.(\d+))?(?: (.+))?$/u.exec(text)
  if (!match) return text
  const [, whole = '', decimals = '', unit = ''] = match
  const grouped = (number: string): string => number.replace(/^\d{5,}/u, (digits) => digits.replace(/\B(?=(\d{3})+$)/gu, ','))
  const tens = lang === 'zh' ? tenThousands(whole, decimals, unit) : ''
  if (tens) return `${grouped(tens)} 万${unitText(unit, lang)}`
  return grouped(whole) + (decimals && `.${decimals}`) + (unit && ` ${unitText(unit, lang)}`)
}

/** The same for a field: only in words that the engine reads again ("/a" has its trade in front of it: 头/年, 套/年). */
export const typedText = (text: string, lang: Lang = now.value): string => (text.endsWith(' /a') ? text : quantityText(text, lang))

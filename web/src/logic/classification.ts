// SPDX-License-Identifier: MulanPSL-2.0
// Reads `ecogate classify`: which decision stands for what, and its value in words.
import type { Classification, Decision } from '@/api/types'
import { factWords } from '@/generated/words'
import { t, type Lang } from '@/messages'

export const k_headline = ['eia_class', 'authority', 'permit_class', 'clock_days', 'two_high'] as const
export type Headline = (typeof k_headline)[number]

export interface DecisionLine {
  name: string
  value: string
  decided: boolean
  decision: Decision
}

const isDecision = (value: unknown): value is Decision => typeof value === 'object' && value !== null && 'value' in value

/** Decisions whose values are those of a fact of another name. */
const k_fact: Record<string, string> = { authority: 'eia_authority' }

function oneValue(name: string, value: unknown, lang: Lang): string {
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no', {}, lang)
  if (name.endsWith('_days') && typeof value === 'number') return t(name === 'clock_days' ? 'class.days_calendar' : 'class.days', { n: value }, lang)
  return factWords[k_fact[name] ?? name]?.values[String(value)]?.[lang] ?? String(value)
}

export function valueText(name: string, value: unknown, lang: Lang): string {
  if (value === null || value === undefined || value === 'unknown') return t('class.unknown', {}, lang)
  if (Array.isArray(value)) return value.length ? value.map((v) => oneValue(name, v, lang)).join(t('word.or', {}, lang)) : t('word.none', {}, lang)
  return oneValue(name, value, lang)
}

export function line(name: string, decision: Decision, lang: Lang): DecisionLine {
  const text = valueText(name, decision.value, lang)
  return { name, value: text, decided: text !== t('class.unknown', {}, lang), decision }
}

export function headlines(classification: Classification, lang: Lang): DecisionLine[] {
  return k_headline.flatMap((name) => {
    const decision = classification[name]
    return isDecision(decision) ? [line(name, decision, lang)] : []
  })
}

/** All that hangs below the headlines: parts of the clocks, offsets and grades. */
export function details(classification: Classification, lang: Lang): DecisionLine[] {
  return Object.entries(classification).flatMap(([, decision]) =>
    isDecision(decision) && decision.parts ? Object.entries(decision.parts).map(([name, part]) => line(name, part, lang)) : [])
}

export const factName = (name: string, lang: Lang): string => factWords[name]?.[lang] ?? name

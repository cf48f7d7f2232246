// SPDX-License-Identifier: MulanPSL-2.0
import { describe, expect, test } from 'vitest'
import type { Proposal } from '@/api/types'
import { accept, pending } from '@/logic/reading'

const proposal = (fact: string, value: Proposal['value']): Proposal => ({
  fact, value, unit: '', span: { text: '', start: 0, end: 0, byte_start: 0, byte_end: 0 }, confidence: 0.9, how: 'lexicon', acceptable: true, contradicted: false,
})
const known = (fact: string): boolean => fact !== 'county'

describe('a reading', () => {
  test('offers what is not stated, or stated otherwise', () => {
    const all = [proposal('sector', 'C1512'), proposal('nature', 'new'), proposal('products', ['baijiu']), proposal('county', '520382')]
    expect(pending(all, { sector: 'C1512', nature: 'expand' }, known).map((one) => one.fact)).toEqual(['nature', 'products'])
  })
  test('adds to lists and replaces the rest', () => {
    expect(accept([proposal('products', ['baijiu']), proposal('nature', 'new')], { products: ['brick', 'none'], nature: 'expand' })).toEqual({ products: ['brick', 'baijiu'], nature: 'new' })
  })
})

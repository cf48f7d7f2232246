// SPDX-License-Identifier: MulanPSL-2.0
// For everybody: WCAG 2.2 AA by axe, both themes, both languages, three sizes, golden pictures.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { errand, k_desktop, k_office, k_phone, look, openExample, stage, violations } from './harness.mjs'

describe('for everybody', () => {
  const k_views = { start: {}, clauses: { path: '#/clauses' }, compare: { path: '#/compare' } }
  for (const dark of [false, true])
    for (const size of [k_desktop, k_phone]) {
      // Both languages on both sizes and in both themes, in four runs.
      const lang = dark === (size === k_phone) ? 'zh' : 'en'
      errand(`no WCAG 2.2 AA violation, ${lang}, ${dark ? 'dark' : 'light'}, ${size.width} px`, async (visit) => {
        for (const [name, view] of Object.entries(k_views)) {
          const page = await visit({ size, dark, lang, ...view })
          await page.waitForLoadState('networkidle')
          assert.deepEqual(await violations(page), [], name)
        }
        const page = await visit({ size, dark, lang })
        await openExample(page, 'phosphogypsum-yard')
        assert.deepEqual(await violations(page), [], 'answer')
        if (size === k_desktop) {
          await page.by('button', 'map.layers').click()
          await page.by('button', 'site.import').click()
          assert.deepEqual(await violations(page), [], 'dialog')
        }
      })
    }
  for (const lang of ['zh', 'en'])
    for (const [device, size] of Object.entries({ desktop: k_desktop, office: k_office, phone: k_phone }))
      errand(`looks as it should: ${lang}, ${device}`, async (visit) => {
        const page = await visit({ size, lang })
        await look(page, `start.${lang}.${device}`)
        await openExample(page, 'phosphogypsum-yard')
        await look(page, `answer.${lang}.${device}`)
        if (device === 'office') return
        await page.goto(`${stage.url}#/clauses`)
        await page.locator('.clause').first().waitFor()
        await look(page, `clauses.${lang}.${device}`)
      })
  errand('dark looks as it should, and the choice of language stays', async (visit) => {
    const page = await visit({ dark: true })
    await openExample(page, 'baijiu')
    await look(page, 'answer.zh.dark')
    await page.by('button', 'app.lang_label').click()
    await page.getByRole('heading', { name: 'Site' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Site' }).waitFor()
  })
})

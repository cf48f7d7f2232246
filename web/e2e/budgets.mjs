// SPDX-License-Identifier: MulanPSL-2.0
// Budgets of time. They mean something on a quiet machine only, so they are a verb of their own: ./dev budgets.
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { errand, openExample, verdictOf } from './harness.mjs'

describe('budgets of time', () => {
  errand('the page is usable within two seconds on a processor four times slower', async (visit) => {
    const page = await visit()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const began = Date.now()
    await page.reload()
    await page.waitForSelector('#project-name')
    const took = Date.now() - began
    assert.ok(took < 2000, `${took} ms`)
  })
  errand('one changed fact turns the verdict within 150 ms of the key', async (visit) => {
    const page = await visit()
    await openExample(page, 'road')
    const before = await verdictOf(page)
    await page.evaluate(() => {
      const banner = document.querySelector('.banner')
      window.took = null
      document.addEventListener('change', () => { window.pressed = performance.now() }, { capture: true })
      new MutationObserver(() => { window.took ??= performance.now() - window.pressed }).observe(banner, { attributes: true, attributeFilter: ['data-verdict'] })
    })
    await page.getByRole('radio', { name: /^已建成/ }).check()
    await page.waitForFunction(() => window.took !== null)
    const took = await page.evaluate(() => window.took)
    assert.notEqual(await verdictOf(page), before)
    if (!process.env.ECOGATE_URL) assert.ok(took < 150, `${took} ms`)
  })
})

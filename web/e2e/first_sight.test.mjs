// SPDX-License-Identifier: MulanPSL-2.0
// What a newcomer meets: little to load, nothing that jumps, and a report at the end of a short path.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe } from 'node:test'
import { errand, firstReport, flow, root } from './harness.mjs'

describe('first sight', () => {
  errand('the first load stays within 500 kB gzipped and asks no other host', async (visit) => {
    const page = await visit()
    await page.waitForLoadState('networkidle')
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    let bytes = gzipSync(readFileSync(`${root}web/dist/index.html`)).length
    for (const url of urls.filter((u) => /\.(js|css|svg)$/.test(u))) bytes += gzipSync(readFileSync(`${root}web/dist${new URL(url).pathname}`)).length
    assert.ok(bytes > 50_000 && bytes <= 500_000, `${bytes} bytes`)
  })
  flow('nothing on the page jumps while it loads', async (visit) => {
    const page = await visit()
    await page.evaluate(() => {
      window.shift = 0
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
    const shift = await page.evaluate(() => window.shift)
    assert.ok(shift < 0.1, `cumulative layout shift ${shift}`)
  })
  flow('a newcomer draws a site, names a sector and holds a report', async (visit) => {
    assert.match((await firstReport(await visit())).toString('utf8'), /<html[\s\S]*C1512/)
  })
})

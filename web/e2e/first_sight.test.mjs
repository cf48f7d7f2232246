// SPDX-License-Identifier: MulanPSL-2.0
// What a newcomer meets: little to load, nothing that jumps, and a report at the end of a short path.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe } from 'node:test'
import { clickMap, errand, root, saved, settled, stage } from './harness.mjs'

describe('first sight', () => {
  errand('the first load stays within 500 kB gzipped and asks no other host', async (visit) => {
    const page = await visit()
    await page.waitForLoadState('networkidle')
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    let bytes = gzipSync(readFileSync(`${root}web/dist/index.html`)).length
    for (const url of urls.filter((u) => /\.(js|css|svg)$/.test(u))) bytes += gzipSync(readFileSync(`${root}web/dist${new URL(url).pathname}`)).length
    assert.ok(bytes > 50_000 && bytes <= 500_000, `${bytes} bytes`)
  })
  errand('nothing on the page jumps while it loads', async (visit) => {
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
  errand('a newcomer draws a site, names a sector and holds a report in under sixty seconds', async (visit) => {
    const page = await visit()
    const began = Date.now()
    await page.getByRole('button', { name: '在地图上画' }).click()
    await clickMap(page, [[0.45, 0.5], [0.5, 0.5], [0.5, 0.56]])
    await settled(page)
    await page.getByRole('combobox', { name: /国民经济行业/ }).fill('白酒')
    await page.getByRole('option', { name: /C1512/ }).click()
    await page.getByRole('radio', { name: '新建', exact: true }).check()
    await settled(page)
    const report = await saved(page, () => page.getByRole('button', { name: '下载报告 网页' }).click())
    assert.match(report.toString('utf8'), /<html[\s\S]*C1512/)
    assert.ok(Date.now() - began < 60_000)
  })
})

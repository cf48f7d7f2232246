// SPDX-License-Identifier: MulanPSL-2.0
// What every browser test stands on: the real server over the demonstration release, Debian's Chromium with the network
// cut to that server, and screenshots compared with tolerance. ECOGATE_URL points at a server that already runs.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const day = '2026-11-24'
const program = process.env.ECOGATE ?? `${root}build/dev/apps/ecogate/ecogate`
const release = process.env.ECOGATE_RELEASE ?? `${root}build/demo/guizhou.egr`
const golden = fileURLToPath(new URL('./golden/', import.meta.url))
const out = fileURLToPath(new URL('./out/', import.meta.url))

export const cli = (...args) => execFileSync(program, [...args, '--release', release], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

/** Starts `ecogate serve` on a free port and waits until it says where. */
async function startServer() {
  if (process.env.ECOGATE_URL) return { url: process.env.ECOGATE_URL, stop: () => {} }
  const child = spawn(program, ['--lang', 'en', 'serve', '--release', release, '--port', '0', '--web', `${root}web/dist`, '--log', 'errors'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/[\d.]+:\d+\//.exec(said)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`ecogate serve ended with ${code}: ${said}`)))
  })
  return { url, stop: () => child.kill() }
}

export const k_desktop = { width: 1440, height: 900 }
export const k_office = { width: 1366, height: 768 }
export const k_phone = { width: 390, height: 844 }

export class Stage {
  static async open() {
    const stage = new Stage()
    stage.server = await startServer()
    stage.url = stage.server.url
    stage.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none', '--hide-scrollbars'],
    })
    return stage
  }
  async close() {
    await this.browser.close()
    this.server.stop()
  }

  /** A fresh visitor. Faults of the page (console errors, requests elsewhere) are kept in page.faults. */
  async visit({ size = k_desktop, lang = 'zh', dark = false, path = '', storage = true } = {}) {
    const context = await this.browser.newContext({
      viewport: size, locale: 'zh-CN', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'], hasTouch: size.width < 600, isMobile: size.width < 600,
    })
    if (storage) await context.addInitScript((l) => { if (!localStorage.getItem('ecogate.lang')) localStorage.setItem('ecogate.lang', l) }, lang)
    const page = await context.newPage()
    page.faults = []
    page.bodies = []
    await page.route('**/*', (route) => {
      if (route.request().url().startsWith(this.url) || /^(blob|data):/.test(route.request().url())) return route.continue()
      page.faults.push(`request elsewhere: ${route.request().url()}`)
      return route.abort()
    })
    page.on('console', (message) => { if (message.type() === 'error') page.faults.push(`console: ${message.text()} ${message.location().url}`) })
    page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`))
    await page.goto(this.url + path)
    await page.waitForSelector('main.main, .book, .compare')
    if (await page.locator('.as-of input').count()) await setDay(page)
    return page
  }
}

/** The day is fixed, so that what is seen today is seen tomorrow. */
async function setDay(page) {
  await page.locator('.as-of input').evaluate((input, value) => {
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }, day)
}

export async function settled(page) {
  await page.waitForSelector('.answer-panel[aria-busy="false"] .banner', { state: 'attached' })
  await page.waitForLoadState('networkidle')
}
export const verdictOf = (page) => page.locator('.banner').getAttribute('data-verdict')

export async function openExample(page, name) {
  if (await page.locator('.tabs').isVisible()) await page.getByRole('button', { name: /^(项目|Project)$/ }).click()
  const answered = page.waitForResponse((response) => response.url().includes('/api/v1/assess') && response.ok())
  await page.selectOption('.example select', name)
  await answered
  await settled(page)
}

/** Clicks on the map, given as fractions of its width and height. */
export async function clickMap(page, points) {
  const box = await page.locator('.map-host').boundingBox()
  for (const [i, [x, y]] of points.entries()) {
    const last = i === points.length - 1
    const at = [box.x + box.width * x, box.y + box.height * y]
    await page.mouse.move(...at)
    if (last && points.length > 1) await page.mouse.dblclick(...at)
    else await page.mouse.click(...at)
    // OpenLayers takes two quick clicks for a double click.
    await page.waitForTimeout(300)
  }
}

/** Compares with the golden picture: at most `share` of the pixels may differ noticeably. UPDATE=1 writes it. */
export async function look(page, name, share = 0.02) {
  await page.mouse.move(2, 2)
  await page.evaluate(() => document.activeElement?.blur?.())
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  // How long the answer took is another figure each time.
  const shot = await page.screenshot({ animations: 'disabled', mask: [page.locator('.banner .state')], maskColor: '#888888' })
  const file = `${golden}${name}.png`
  if (process.env.UPDATE === '1' || !existsSync(file)) {
    if (process.env.UPDATE !== '1') throw new Error(`no golden picture ${name}; run ./dev e2e --update and look at it`)
    mkdirSync(golden, { recursive: true })
    writeFileSync(file, shot)
    return
  }
  const [now, then] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(file))]
  if (now.width !== then.width || now.height !== then.height) throw new Error(`${name}: size ${now.width}×${now.height}, golden ${then.width}×${then.height}`)
  const diff = new PNG({ width: now.width, height: now.height })
  const differing = pixelmatch(now.data, then.data, diff.data, now.width, now.height, { threshold: 0.15 })
  if (differing > share * now.width * now.height) {
    mkdirSync(out, { recursive: true })
    writeFileSync(`${out}${name}.png`, shot)
    writeFileSync(`${out}${name}.diff.png`, PNG.sync.write(diff))
    throw new Error(`${name}: ${((100 * differing) / (now.width * now.height)).toFixed(2)} % of the picture differs; see web/e2e/out`)
  }
}

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
/** Violations of WCAG 2.2 A and AA, one line each. */
export async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 4).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`)
}

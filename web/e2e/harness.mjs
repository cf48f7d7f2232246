// SPDX-License-Identifier: MulanPSL-2.0
// What every browser test stands on: the real server over the demonstration release, Debian's Chromium with the network
// cut to that server, and screenshots compared with tolerance. ECOGATE_URL points at a server that already runs.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const day = '2026-11-24'
export const program = process.env.ECOGATE ?? `${root}build/dev/apps/ecogate/ecogate`
const release = process.env.ECOGATE_RELEASE ?? `${root}build/demo/guizhou.egr`
const golden = fileURLToPath(new URL('./golden/', import.meta.url))
const out = fileURLToPath(new URL('./out/', import.meta.url))

export const cli = (...args) => execFileSync(program, [...args, '--release', release], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

/** Starts `ecogate serve` over an empty record on a free port and waits until it says where. */
async function startServer() {
  if (process.env.ECOGATE_URL) return { url: process.env.ECOGATE_URL, secret: '', stop: () => {} }
  const data = mkdtempSync(join(tmpdir(), 'ecogate-e2e-'))
  const child = spawn(program, ['--lang', 'en', 'serve', '--release', release, '--port', '0', '--web', `${root}web/dist`, '--data', data, '--log', 'errors'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/[\d.]+:\d+\//.exec(said)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`ecogate serve ended with ${code}: ${said}${complaints}`)))
  })
  const stop = () => new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', () => {
      rmSync(data, { recursive: true, force: true })
      resolve()
    })
    child.kill()
  })
  return { url, secret: /one-time password (\S+)/.exec(said)?.[1] ?? '', stop }
}

/** The one stage of a test file; opened before its errands, closed after them. */
export let stage
export const openStage = async () => (stage = await Stage.open())

/** A test with visitors of its own, whose pages must end without faults. */
export const errand = (name, run) => test(name, async () => {
  const pages = []
  const visit = async (options) => {
    const page = await stage.visit(options)
    pages.push(page)
    return page
  }
  try {
    await run(visit)
    for (const page of pages) assert.deepEqual(page.faults, [])
  } catch (cause) {
    // What was on the screen when it went wrong.
    mkdirSync(out, { recursive: true })
    for (const [i, page] of pages.entries()) await page.screenshot({ path: `${out}${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${i}.png` }).catch(() => {})
    throw cause
  } finally {
    for (const page of pages) await page.context().close()
  }
})
/** The bytes of what pressing something downloads. */
export const saved = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFileSync(await download.path())
}

/** From the open page to a saved report: what somebody does who has never been here. Gives the report. */
export async function firstReport(page) {
  await page.getByRole('button', { name: '在地图上画' }).click()
  await clickMap(page, [[0.45, 0.5], [0.5, 0.5], [0.5, 0.56]])
  await settled(page)
  await page.getByRole('combobox', { name: /国民经济行业/ }).fill('白酒')
  await page.getByRole('option', { name: /C1512/ }).click()
  await page.getByRole('radio', { name: '新建', exact: true }).check()
  await settled(page)
  return saved(page, () => page.getByRole('button', { name: '下载报告 网页' }).click())
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
      // The network is cut at its names, for the browser's own errands too: only the loopback address is left.
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--font-render-hinting=none', '--hide-scrollbars', '--lang=zh-CN',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    })
    return stage
  }
  async close() {
    await this.browser.close()
    await this.server.stop()
  }

  /** A fresh visitor. Faults of the page (console errors, requests elsewhere) are kept in page.faults. */
  async visit({ size = k_desktop, lang = 'zh', dark = false, path = '', storage = true, as = null } = {}) {
    const context = await this.browser.newContext({
      viewport: size, locale: 'zh-CN', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'], hasTouch: size.width < 600, isMobile: size.width < 600,
    })
    // A loaded machine makes errands slow, not red.
    context.setDefaultTimeout(180_000)
    if (storage) await context.addInitScript((l) => { if (!localStorage.getItem('ecogate.lang')) localStorage.setItem('ecogate.lang', l) }, lang)
    if (as) await ok(context.request.post(`${this.url}api/v1/login`, { data: { name: as, password: k_password } }))
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
    await page.waitForSelector('main.main')
    if (await page.locator('.as-of .field').count()) await setDay(page)
    return page
  }
}

/** What everybody's password is, once it is no longer the one for one use. */
export const k_password = 'Lvzha-2026-Guizhou'
const ok = async (asked) => {
  const response = await asked
  if (!response.ok()) throw new Error(`${response.url()}: ${response.status()} ${await response.text()}`)
  return response.json().catch(() => ({}))
}
async function settle(context, url, name, secret) {
  const me = await ok(context.post(`${url}api/v1/login`, { data: { name, password: secret } }))
  await ok(context.post(`${url}api/v1/me/password`, { data: { old: secret, new: k_password }, headers: { 'x-csrf-token': me.csrf } }))
}
/** Makes accounts by name: { zhang: [{ role: 'applicant', region: '' }], … }; the administrator is `admin`. */
export async function enrol(people) {
  const { request } = await import('playwright-core')
  const admin = await request.newContext()
  await settle(admin, stage.url, 'admin', stage.server.secret)
  const { csrf } = await ok(admin.post(`${stage.url}api/v1/login`, { data: { name: 'admin', password: k_password } }))
  for (const [name, roles] of Object.entries(people)) {
    const made = await ok(admin.post(`${stage.url}api/v1/users`, { data: { name, display_name: k_names[name] ?? name, roles }, headers: { 'x-csrf-token': csrf } }))
    const own = await request.newContext()
    await settle(own, stage.url, name, made.one_time_password)
    await own.dispose()
  }
  await admin.dispose()
}
const k_names = { zhang: '张建设', wang: '王审查', li: '李清单', chen: '陈审计' }

/** The day is fixed, so that what is seen today is seen tomorrow. */
async function setDay(page) {
  await page.locator('.as-of .field').evaluate((input, value) => {
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
  }
}

/** Drags on the map from one place to another, both as fractions of its width and height. */
export async function dragMap(page, from, to) {
  const box = await page.locator('.map-host').boundingBox()
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y]
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

/** Waits until nothing is asked of the server and the map shows the same picture twice. */
export async function still(page) {
  await page.mouse.move(2, 2)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  for (let before = Buffer.alloc(0), tries = 0; tries < 20; tries++) {
    const now = await page.screenshot({ animations: 'disabled' })
    if (now.equals(before)) return
    before = now
    await page.waitForTimeout(150)
  }
}

/** Compares with the golden picture: at most `share` of the pixels may differ noticeably. UPDATE=1 writes it. */
export async function look(page, name, share = 0.02) {
  await page.evaluate(() => document.activeElement?.blur?.())
  await still(page)
  // How long the answer took, moments, ids and digests are others each time.
  const shot = await page.screenshot({ animations: 'disabled', mask: [page.locator('.banner .state'), page.locator('time'), page.locator('.page .mono'), page.locator('.secret')], maskColor: '#888888' })
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

// The guide takes its pictures by the same steps, outside of the test runner.
if (process.env.NODE_TEST_CONTEXT) {
  before(openStage)
  after(async () => { await stage?.close() })
}

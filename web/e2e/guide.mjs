// SPDX-License-Identifier: MulanPSL-2.0
// Takes the pictures of docs/guide from the running page, by the same steps as the tests.
import { mkdirSync } from 'node:fs'
import { Stage, clickMap, k_desktop, k_phone, openExample, root, settled } from './harness.mjs'

const folder = `${root}docs/guide/images/`
mkdirSync(folder, { recursive: true })
const stage = await Stage.open()
const take = async (page, name) => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(700)
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

const page = await stage.visit({ size: k_desktop })
await take(page, '1-start')
await page.getByRole('combobox', { name: '查找并定位' }).fill('106.71, 26.58')
await page.getByRole('combobox', { name: '查找并定位' }).press('Enter')
await page.getByText('ZH99010220002').first().waitFor()
await page.getByRole('button', { name: '图层', exact: true }).click()
await take(page, '2-unit-card')
await page.getByRole('complementary').getByRole('button', { name: '关闭', exact: true }).click()
await page.getByRole('region', { name: '图层与图例' }).getByRole('button', { name: '关闭', exact: true }).click()
await page.getByRole('button', { name: '面', exact: true }).click()
await clickMap(page, [[0.4, 0.4], [0.55, 0.38], [0.6, 0.55], [0.42, 0.6]])
await settled(page)
await take(page, '3-questions')
await page.getByRole('button', { name: '导入文件或界址点' }).click()
await page.getByRole('textbox', { name: '或粘贴界址点表' }).fill('J1\t106.710000\t26.580000\nJ2\t106.715000\t26.580000\nJ3\t106.715000\t26.576000')
await take(page, '4-import')
await page.keyboard.press('Escape')
await openExample(page, 'phosphogypsum-yard')
await page.getByRole('button', { name: '图层', exact: true }).click()
await page.getByRole('checkbox', { name: /生态保护红线/ }).check()
await page.getByRole('region', { name: '图层与图例' }).getByRole('button', { name: '关闭', exact: true }).click()
await page.locator('[data-clause="CODE-481-redline"] summary').hover()
await take(page, '5-answer')
await page.locator('.answer-panel summary', { hasText: '环评与许可手续' }).scrollIntoViewIfNeeded()
await page.mouse.move(2, 2)
await page.locator('.answer-panel .panel-body').evaluate((body) => {
  const target = [...body.querySelectorAll('summary')].find((s) => s.textContent.includes('环评与许可手续'))
  body.scrollTop += target.getBoundingClientRect().top - body.getBoundingClientRect().top - 8
})
await take(page, '6-procedure')
await page.getByRole('button', { name: '记为甲方案' }).click()
await openExample(page, 'road')
await page.getByRole('link', { name: '对比' }).click()
await page.waitForTimeout(4200)
await take(page, '7-compare')
await page.getByRole('link', { name: '条款库' }).click()
await page.getByRole('searchbox').fill('岸线')
await page.locator('.clause').first().waitFor()
await take(page, '8-clauses')
await page.context().close()

const phone = await stage.visit({ size: k_phone })
await openExample(phone, 'baijiu')
await take(phone, '9-phone')
await phone.context().close()
const english = await stage.visit({ size: k_desktop, lang: 'en', dark: true })
await openExample(english, 'coal-mine')
await take(english, '10-english-dark')
await stage.close()

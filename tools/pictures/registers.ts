import { writeXlsx } from 'hucre/xlsx'
import { type Eye, openEye } from './camera.ts'
import { signIn } from './office.ts'
import type { Scene } from './scenes.ts'

const desk = (set: Scene, login: string) => openEye(set.browser, { ...set, device: 'desk', login })
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const pause = (eye: Eye, ms: number) => eye.page.waitForTimeout(ms)
const pick = (eye: Eye, name: string, bytes: Uint8Array) =>
  eye.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: sheetType, buffer: Buffer.from(bytes) })

/** Last year's table as offices have it: a title over it, headings on two levels, a sum and a remark below. */
const surveyed = () =>
  writeXlsx({
    sheets: [
      {
        name: '摸排',
        rows: [
          ['住宅小区摸排表（去年）'],
          ['序号', '小区名称', '基本情况', null, null, '小区性质'],
          [null, null, '建成年代', '幢数', '户数(户)', null],
          [1, '芦汀花园', '1998', 12, '４８６', '商品房'],
          [2, '槐塘新村', '1987', 9, 320, '房改房'],
          [3, '桑溪苑', '2006年', 15, '八百', '安置房'],
          ['合计', null, null, 36, 806, null],
          ['填表人：某某'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
          { startRow: 1, startCol: 2, endRow: 1, endCol: 4 },
        ],
      },
    ],
  })

/** A department's monthly form: one row for each community. */
const monthly = (communities: readonly string[]) =>
  writeXlsx({
    sheets: [
      {
        name: '月报',
        rows: [
          ['网格事件月报表'],
          ['填报单位：          统计时间：    年  月'],
          ['社区', '受理件数', '走访户数', '备注'],
          ...communities.map(name => [name, null, null, null]),
          ['合计', null, null, null],
        ],
        cells: new Map([[`${3 + communities.length},1`, { formula: `SUM(B4:B${3 + communities.length})`, formulaResult: 0 }]]),
        merges: [0, 1].map(row => ({ startRow: row, startCol: 0, endRow: row, endCol: 3 })),
      },
    ],
  })

/** What a clerk and a supervisor do with registers, forms and questions. */
export async function registers(set: Scene): Promise<void> {
  const clerk = await desk(set, 'sq01')
  const way = (path: string) => clerk.go(`/desk/registers${path}`)
  await way('')
  await pause(clerk, 1500)
  await clerk.shot('registers')
  await way('/estates.estates')
  await pause(clerk, 1500)
  await clerk.shot('registers-list')
  await way('/estates.estates/map')
  await pause(clerk, 3500)
  await clerk.shot('registers-map')
  const who = await signIn(set.url, 'sq01')
  const { rows } = await who.get<{ rows: { id: string }[] }>('/entries/estates.estates?limit=1')
  await way(`/estates.estates/${rows[0]?.id}`)
  await pause(clerk, 2500)
  await clerk.shot('registers-card')
  await way('/estates.estates/figures')
  await pause(clerk, 1500)
  await clerk.shot('registers-figures')
  await way('/estates.estates/import')
  await pause(clerk, 800)
  await pick(clerk, clerk.words('小区摸排表.xlsx', 'survey.xlsx'), await surveyed())
  await pause(clerk, 2500)
  await clerk.shot('registers-import', true)
  await way('/addresses')
  await pause(clerk, 1500)
  await clerk.shot('registers-addresses')
  await clerk.close()

  const supervisor = await desk(set, 'db01')
  const { rows: places } = await who.get<{ rows: { name: string }[] }>('/places?kind=community')
  await supervisor.go('/desk/reports')
  await pause(supervisor, 800)
  await supervisor.press('上传表样', 'Upload a form')
  await pause(supervisor, 600)
  await pick(supervisor, supervisor.words('月报表样.xlsx', 'monthly.xlsx'), await monthly(places.map(place => place.name)))
  await supervisor.page.getByRole('dialog').locator('footer button').first().click()
  await pause(supervisor, 3000)
  await supervisor.shot('report-form')
  await supervisor.go('/desk/questions')
  await pause(supervisor, 2500)
  await supervisor.shot('questions')
  await supervisor.go('/desk/demands')
  await pause(supervisor, 1500)
  await supervisor.shot('demands')
  await supervisor.close()

  const keeper = await desk(set, 'aq01')
  await keeper.go('/desk/admin/personal')
  await pause(keeper, 1500)
  await keeper.shot('personal-data')
  await keeper.close()
}

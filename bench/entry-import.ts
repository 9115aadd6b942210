import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { entryMapping } from '#contract/entry-import'
import {
  choice,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  gridWorker,
  measured,
  optional,
  place,
  text,
} from '#kernel/index'
import type { Cell } from '#server/ports/sheet'
import { streamSheet } from '#server/ports/sheet'
import { openDb } from '#server/store/db'
import { openDirectory } from '#server/store/directory'
import { exportEntries } from '#server/store/entries/entry-export'
import { importEntries } from '#server/store/entries/entry-import'
import { openFile } from '#server/store/entries/entry-import-table'
import { ledgerOf } from '#server/store/entries/entry-rows'
import { benchOffice } from './lib/office.ts'
import { report } from './lib/report.ts'

const rows = Number(process.env.BENCH_ROWS ?? 100_000)
const per = 9
const words = Object.fromEntries(Array.from({ length: per + 1 }, (_, n) => [`text${n}`, optional(text(`文字${n}`))]))
const counts = Object.fromEntries(Array.from({ length: per }, (_, n) => [`count${n}`, optional(count(`数量${n}`))]))
const sizes = Object.fromEntries(Array.from({ length: per }, (_, n) => [`size${n}`, optional(measured(`面积${n}`, '㎡'))]))
const days = Object.fromEntries(Array.from({ length: per }, (_, n) => [`day${n}`, optional(day(`日期${n}`))]))

/** A register of forty columns, as a table that an office gets from another. */
const wide = defineProgramme({
  id: 'wide',
  title: '宽表',
  source: 'bench',
  registers: {
    things: defineRegister({
      title: '宽表',
      key: 'code',
      columns: {
        code: text('编号'),
        name: text('名称'),
        state: optional(choice('状态', { used: '在用', idle: '闲置', gone: '停用' })),
        at: optional(place('地址')),
        ...words,
        ...counts,
        ...sizes,
        ...days,
      },
      list: ['name'],
      read: 'staff',
      edit: [dispatcher],
      ledger: { name: 'name', place: 'at', keeper: gridWorker, fresh: { amount: 12, unit: 'month' } },
    }),
  },
})
const ledger = ledgerOf([wide], 'wide.things')
const columns = Object.entries(ledger.def.columns)
const formats = { count: 'whole', amount: 'decimal', day: 'day' } as const
const sheetColumns = columns.map(([, { title, kind, measure }]) => ({
  title: measure ? `${title}（${measure}）` : title,
  width: 14,
  format: formats[kind as keyof typeof formats] ?? ('text' as const),
}))

function cell(key: string, kind: string, row: number): Cell {
  if (key === 'code') return `T${String(row).padStart(7, '0')}`
  if (kind === 'choice') return ['在用', '闲置', '停用'][row % 3]!
  if (kind === 'count') return row % 997
  if (kind === 'amount') return (row % 9973) / 4
  if (kind === 'day') return `20${10 + (row % 15)}-0${1 + (row % 9)}-${10 + (row % 18)}`
  return kind === 'place' ? `橘汀路 ${row} 号` : `第${row}条的${key}`
}
async function* drawn() {
  for (let row = 0; row < rows; row++) yield columns.map(([key, { kind }]) => cell(key, kind, row))
}

let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 50)
const mb = () => Math.round(peak / 2 ** 20)
async function measure<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly s: number; readonly mb: number }> {
  peak = process.memoryUsage().rss
  const began = performance.now()
  const value = await work()
  return { value, s: (performance.now() - began) / 1000, mb: mb() }
}
async function save(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const out = createWriteStream(path)
  for await (const piece of pieces) if (!out.write(piece)) await new Promise(resolve => out.once('drain', resolve))
  out.end()
  await finished(out)
}

const office = await benchOffice(50)
const db = openDb(office.databaseUrl, { size: 4 })
try {
  const app = { db, programmes: [wide], now: Date.now, directory: openDirectory(db, Date.now) }
  const clock = { kind: 'clock' } as const
  const path = join(office.folder, 'wide.xlsx')
  const written = await measure(() => save(path, streamSheet('宽表', sheetColumns, drawn())))
  const source = { name: path, size: statSync(path).size, open: () => createReadStream(path) }
  const mapping = entryMapping.parse({
    source: 'bench',
    columns: columns.map(([key], n) => ({ heading: sheetColumns[n]!.title, to: key })),
  })
  const how = (dryRun: boolean) => ({ id: randomUUID(), dryRun, allOrNone: false })
  const bring = async (dryRun: boolean) => importEntries(app, clock, ledger, await openFile(source), mapping, how(dryRun))
  const dry = await measure(() => bring(true))
  const first = await measure(() => bring(false))
  const again = await measure(() => bring(false))
  if (first.value.new !== rows || again.value.unchanged !== rows)
    throw new Error(`${first.value.new} new and ${again.value.unchanged} unchanged of ${rows}: the figures mean nothing`)
  const table = await exportEntries(app, clock, ledger, {}, 'zh')
  const out = await measure(() => save(join(office.folder, 'out.xlsx'), streamSheet(table.title, table.columns, table.rows)))
  const figure = (what: string, one: { s: number; mb: number }) => [
    { what, value: rows / one.s, unit: 'rows/s', beside: `${one.s.toFixed(1)} s` },
    { what: `${what}, peak memory`, value: one.mb, unit: 'MB' },
  ]
  report('entry import', [
    ...figure(`write a sheet of ${rows} × ${columns.length}`, written),
    ...figure('import, dry run', dry),
    ...figure('import', first),
    ...figure('import again, nothing changed', again),
    ...figure('export from the store', out),
  ])
} finally {
  clearInterval(watch)
  await db.close()
  await office.stop()
}

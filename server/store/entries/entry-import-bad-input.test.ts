import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryMapping } from '#contract/entry-import'
import { helpers, houses, ledger, mapped, officeToImport, street } from '../testing/import-office.ts'
import { changeEntry } from './entries.ts'

let office: Awaited<ReturnType<typeof officeToImport>>
beforeAll(async () => {
  office = await officeToImport()
})
afterAll(() => office.stop())
const bring: typeof office.bring = (...all) => office.bring(...all)
const stored: typeof office.stored = (...all) => office.stored(...all)

describe('bad input', () => {
  it('numbers as text, full-width digits and trailing spaces are read', async () => {
    await bring(
      [
        ['编号', '名称', '户数'],
        ['Ｇ１', '宽园　', ' １，２００ '],
      ],
      mapped(['编号', '名称', '户数']),
    )
    expect((await stored({ name: '宽园' }))[0]?.data).toMatchObject({ name: '宽园', homes: 1200 })
  })

  it('duplicated keys are told where they say something else, and taken once where they do not', async () => {
    const file: CellValue[][] = [
      ['编号', '名称'],
      ['H1', '同园'],
      ['H1', '同园'],
      ['H1', '异园'],
    ]
    expect(await bring(file, mapped(['编号', '名称']))).toMatchObject({
      new: 1,
      unchanged: 1,
      refused: 1,
      told: [[4, 'A4', 'twice']],
    })
  })

  it('id numbers in scientific notation are an error at their cell, never stored', async () => {
    const told = await bring(
      [
        ['编号', '名称'],
        [913_301_000_000_000_000, '号园'],
        ['9.133E+17', '号二园'],
      ],
      mapped(['编号', '名称']),
    )
    expect(told).toMatchObject({
      refused: 2,
      stored: false,
      told: [
        [2, 'A2', 'digits-lost'],
        [3, 'A3', 'digits-lost'],
      ],
    })
  })

  it('a formula that returned an error is told at its cell', async () => {
    expect(
      await bring(
        [
          ['编号', '名称', '户数'],
          ['I1', '错园', '#DIV/0!'],
        ],
        mapped(['编号', '名称', '户数']),
      ),
    ).toMatchObject({ told: [[2, 'C2', 'formula-error']] })
  })

  it('circular references within a register are told, and rows may name rows of the same file', async () => {
    const mapping: EntryMapping = {
      ...mapped([]),
      columns: [
        { heading: '编号', to: 'code' },
        { heading: '名称', to: 'name' },
        { heading: '附属于', to: 'below' },
      ],
    }
    const top: CellValue[] = ['编号', '名称', '附属于']
    expect(await bring([top, ['J2', '乙楼', 'J1'], ['J1', '甲楼', null]], mapping, {}, houses)).toMatchObject({
      new: 2,
      stored: true,
    })
    const circle = await bring([top, ['K1', '一楼', 'K2'], ['K2', '二楼', 'K1'], ['K3', '三楼', 'K2']], mapping, {}, houses)
    expect(circle).toMatchObject({
      stored: false,
      told: [
        [2, 'C2', 'circle'],
        [3, 'C3', 'circle'],
      ],
    })
  })

  it('what is personal never lands in what is told', async () => {
    const mapping: EntryMapping = {
      ...mapped([]),
      columns: [
        { heading: '编号', to: 'code' },
        { heading: '姓名', to: 'name' },
        { heading: '电话', to: 'phone' },
      ],
    }
    const told = await bring(
      [
        ['编号', '姓名', '电话'],
        ['L1', '橘汀人', '秘密号码'],
      ],
      mapping,
      {},
      helpers,
    )
    expect(told.problems).toMatchObject([{ cell: 'C2', code: 'not-a-phone', value: null }])
    expect(JSON.stringify(told)).not.toContain('秘密')
    await bring(
      [
        ['编号', '姓名', '电话'],
        ['L2', '橘汀人', '13800001111'],
      ],
      mapping,
      {},
      helpers,
    )
    const changed = await bring(
      [
        ['编号', '姓名', '电话'],
        ['L2', '橘汀人', '13800002222'],
      ],
      mapping,
      {},
      helpers,
    )
    expect(changed).toMatchObject({ changed: 1 })
    expect(JSON.stringify(changed)).not.toMatch(/1380000(1111|2222)|汀人/)
  })

  it('two people importing at once make nothing twice, with keys or without', async () => {
    const file: CellValue[][] = [['名称', '户数'], ...Array.from({ length: 30 }, (_, n): CellValue[] => [`齐园${n}`, n])]
    const both = await Promise.all([
      bring(file, mapped(['名称', '户数'])),
      bring(file, mapped(['名称', '户数'])),
      bring(file, mapped(['名称', '户数']), { allOrNone: false }),
    ])
    expect(both.reduce((sum, one) => sum + one.new, 0)).toBe(30)
    expect(await stored({ name: '齐园7' })).toHaveLength(1)
  })

  it('a crash in the middle leaves nothing of a whole import, and the rest of a partial one comes when it is read again', async () => {
    const file: CellValue[][] = [['编号', '名称'], ...Array.from({ length: 1200 }, (_, n): CellValue[] => [`M${n}`, `断园${n}`])]
    const crash = { onProgress: () => Promise.reject(new Error('the process is gone')) }
    await expect(bring(file, mapped(['编号', '名称']), { ...crash })).rejects.toThrow('gone')
    expect(await stored({ key: 'M0' })).toEqual([])
    await expect(bring(file, mapped(['编号', '名称']), { ...crash, allOrNone: false })).rejects.toThrow('gone')
    expect(await stored({ key: 'M0' })).toHaveLength(1)
    expect(await bring(file, mapped(['编号', '名称']), { allOrNone: false })).toMatchObject({ new: 700, unchanged: 500 })
  })

  it('what somebody changes by hand meanwhile is judged again, not overwritten unseen', async () => {
    await bring(
      [
        ['编号', '名称', '户数'],
        ['N1', '手园', 1],
      ],
      mapped(['编号', '名称', '户数']),
    )
    const [entry] = await stored({ key: 'N1' })
    await changeEntry(office.app, street, ledger, entry!.id, { id: randomUUID(), version: 1 }, { homes: 2 })
    const told = await bring(
      [
        ['编号', '名称', '户数'],
        ['N1', '手园', 3],
      ],
      mapped(['编号', '名称', '户数']),
    )
    expect(told.changes).toEqual([['手园', { homes: [2, 3] }]])
  })

  it('a file without the headings that were settled says which are missing', async () => {
    await expect(
      bring(
        [
          ['编号', '名称'],
          ['O1', 'x'],
        ],
        mapped(['编号', '名称', '户数']),
      ),
    ).rejects.toMatchObject({ detail: { reason: 'columns-missing', missing: ['户数'] } })
    await expect(
      bring(
        [
          ['户数', '状况'],
          [1, '好'],
        ],
        mapped(['户数', '状况']),
      ),
    ).rejects.toMatchObject({ detail: { reason: 'by-missing', missing: ['名称'] } })
  })
})

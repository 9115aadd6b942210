import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { momentOf } from './moment-of.ts'
import { textOf } from './text-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a moment in a table', () => {
  it('is read as people and systems write it, in China where no zone is given', () => {
    const morning = Date.parse('2026-07-01T08:30:00+08:00')
    for (const written of [
      '2026-07-01 08:30:00',
      '2026/7/1 8:30',
      '2026年7月1日 8时30分',
      '2026-07-01T00:30:00Z',
      '2026-07-01T02:30:00.000+02:00',
      '07/01/2026 08:30:00 AM',
      ' 7/1/2026 8:30 ',
      String(Date.parse('2026-07-01T00:30:00Z')),
      String(Date.parse('2026-07-01T00:30:00Z') / 1000),
    ])
      expect(momentOf(written), written).toBe(morning)
    expect(momentOf('07/01/2026 12:00:00 AM')).toBe(Date.parse('2026-07-01T00:00:00+08:00'))
    expect(momentOf('2026-07-01')).toBe(Date.parse('2026-07-01T00:00:00+08:00'))
  })

  it('is none where it is none', () => {
    for (const written of ['', 'yesterday', '2026-02-30', '2026-13-01', '2026-07-01 25:00', '13/45/2026', '12'])
      expect(momentOf(written), written).toBeUndefined()
  })
})

describe('the text of a file', () => {
  // 路灯 in GBK, as a city's export still has it.
  const gbk = Buffer.from([0xc2, 0xb7, 0xb5, 0xc6])
  const read = async (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    let text = ''
    for await (const piece of textOf(join(folder, name))) text += piece
    return text
  }

  it('is read in UTF-8 with and without a mark, in GBK, packed and plain', async () => {
    expect(await read('plain', Buffer.from('路灯'))).toBe('路灯')
    expect(await read('marked', Buffer.from('\ufeff路灯'))).toBe('路灯')
    expect(await read('gbk', gbk)).toBe('路灯')
    expect(await read('packed', gzipSync(gbk))).toBe('路灯')
    expect(await read('empty', Buffer.alloc(0))).toBe('')
  })

  it('is refused in words when it is not there, or packed by halves', async () => {
    await expect(async () => {
      for await (const _ of textOf(join(folder, 'nothing')));
    }).rejects.toThrow('cannot be opened')
    await expect(read('half', gzipSync(Buffer.from('路灯不亮'.repeat(99))).subarray(0, 30))).rejects.toThrow('not a whole gzip')
  })
})

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-classify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lines = (rows: readonly unknown[]) => rows.map(row => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')
const file = (name: string, rows: readonly unknown[], pack = false) => {
  const path = join(folder, name)
  writeFileSync(path, pack ? gzipSync(lines(rows)) : lines(rows))
  return path
}
const classify = (train: string, input: string) =>
  new Promise<{ out: string; err: string; code: number }>(resolve => {
    const args = [main, 'text', 'classify', '--train', train, '--input', input]
    execFile(process.execPath, args, (error, out, err) => resolve({ out, err, code: Number(error?.code ?? 0) }))
  })

const examples = Array.from({ length: 8 }, (_, i) => [
  { tokens: `小区 路灯 不亮 ${i}`, label: '道路' },
  { tokens: ['楼下', '垃圾', '没人', '清运'], label: '环卫' },
]).flat()

it('prints a verdict for each row, by its id or its line, whether packed or not, as words or as text', async () => {
  // Packed whatever the name says.
  const train = file('train.jsonl', examples, true)
  const input = file('input.jsonl', [
    { id: 7, title: '门口路灯坏了', body: '好几天不亮' },
    '',
    { body: '一堆垃圾' },
    { id: 'x', tokens: '垃圾 清运' },
  ])
  const { out, err, code } = await classify(train, input)
  expect([err, code]).toEqual(['', 0])
  const verdicts = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(verdicts.map(({ id, label }) => [id, label])).toEqual([
    [7, '道路'],
    [3, '环卫'],
    ['x', '环卫'],
  ])
  expect(Object.keys(verdicts[0])).toEqual(['id', 'label', 'confidence', 'abstain', 'because'])
  expect(verdicts[0].because).toContain('路灯')
})

it.each([
  ['a line that is no JSON', [{ tokens: 'a b', label: 'x' }, '{bad'], /train\.jsonl 第 2 行不是 JSON/],
  ['a row that is no object', ['[1]'], /第 1 行不是对象/],
  ['an example without a label', [{ title: '路灯' }], /第 1 行没有 label/],
  ['an example without words', [{ label: 'x' }], /第 1 行没有 title、body 或 tokens/],
  ['tokens that are none', [{ tokens: [1], label: 'x' }], /第 1 行的 tokens 不是词的列表/],
  ['an empty file', [], /没有可学的/],
  ['one class only', [{ title: '路灯', label: 'x' }], /只有一个类别“x”/],
])('says in words what is wrong with %s', async (_, rows, wrong) => {
  const { out, err, code } = await classify(file('train.jsonl', rows), file('input.jsonl', []))
  expect(err).toMatch(wrong)
  expect([out, code, err.includes('    at ')]).toEqual(['', 1, false])
})

import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type LotFile, lotFaults } from '#methods/draws/index'

const faults = {
  algorithm: '这份文件用的抽取方法不认识 / drawn in a way that is not known here',
  list: '名单本身有误（重复，或没有要抽的） / the list itself is wrong',
  hash: '名单和事先公布的指纹对不上：公布后改动过 / the list is not the one whose digest was shown',
  result: '照名单和种子重抽，结果不一样 / drawing again gives another result',
} as const

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readFile(path: string): LotFile {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'))
  } catch (error) {
    throw new Error(`读不了 ${path} / cannot read it: ${error instanceof Error ? error.message : error}`)
  }
  const whole =
    isObject(read) && isObject(read.list) && isObject(read.seed) && Array.isArray(read.result) && typeof read.hash === 'string'
  if (!whole) throw new Error('这不是一次抽取完成后公布的文件 / this is no published file of a finished draw')
  return read as unknown as LotFile
}

/** Draws again what was published: everybody can check a draw without asking anybody. */
export function registerDraw(linli: Command): void {
  const draw = linli.command('draw').description('随机抽取 · draws that can be checked')
  draw
    .command('verify <file>')
    .description('照公布的文件重抽一遍，看结果是否一致 · draw again from a published file (“-” reads standard input)')
    .action((path: string) => {
      const file = readFile(path)
      const found = lotFaults(file)
      for (const fault of found) console.log(`✗ ${faults[fault]}`)
      if (found.length > 0) {
        process.exitCode = 1
        return
      }
      console.log(
        `✓ 一致：从 ${file.list.objects.length} 个对象中抽出 ${file.result.length} 个 / the same again: ${file.result.length} of ${file.list.objects.length}`,
      )
      console.log(`  ${file.hash}`)
    })
}

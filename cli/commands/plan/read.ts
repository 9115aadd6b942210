import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { readPlan } from '#methods/plan-reader/index'
import { Fault } from '#server/errors'
import { planText } from '#server/ports/plan-text/index'
import { planTextWords } from '#server/words/plan-text'

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} 打不开 / cannot be opened: ${error.code ?? error.message}`)
  })
  try {
    return await planText(bytes)
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'text-unreadable') throw error
    throw new Error(`${file}：${planTextWords(error.detail, 'zh')}\n${planTextWords(error.detail, 'en')}`)
  }
}

/** Writes all of it before the process may end, also to a slow reader. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)))
    process.stdout.write(text, () => resolve())
  })

export function addPlanRead(plan: Command): void {
  plan
    .command('read')
    .description(
      '读一份计划或政策文件，以 JSON 输出提纲、责任单位、目标，各带在原文中的位置 · reads a plan and prints its outline, responsible units and targets as JSON, each with its place in the text',
    )
    .argument('<file>', '.txt、.md、.html、.docx，或有文字的 .pdf · .txt, .md, .html, .docx, or a .pdf with text in it')
    .option('--text', '只输出取出的文字，位置就是在这里数的 · print only the text that the places are counted in', false)
    .action(async (file: string, { text: only }: { text: boolean }) => {
      const text = await textOf(file)
      if (text.trim() === '') console.error(`${file}：文件里没有文字 / there is no text in it`)
      await print(only ? text : `${JSON.stringify(readPlan(text), null, 2)}\n`)
    })
}

import type { Command } from 'commander'
import { addClassify } from './text/classify.ts'
import { addTopics } from './text/topics.ts'

/** Everything that is done with texts alone, without a database; one file each beside this one. */
export function registerText(linli: Command): void {
  const text = linli.command('text').description('文字：归类等 · texts: which category, and more')
  addClassify(text)
  addTopics(text)
}

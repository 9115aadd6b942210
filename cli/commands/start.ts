import type { Command } from 'commander'
import { stopOnSignal } from '../stop-on-signal.ts'

export function registerStart(linli: Command): void {
  linli
    .command('start')
    .description('启动街道办事处：数据库、服务和网页 · start the office: database, server and pages')
    .action(async () => {
      const { startOffice } = await import('#server/main')
      const office = await startOffice()
      stopOnSignal(() => office.stop())
    })
}

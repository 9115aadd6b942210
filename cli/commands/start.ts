import type { Command } from 'commander'
import { stopOnSignal } from '../stop-on-signal.ts'

/** The demo office is the same for everybody who starts with the same number. */
const demoSeed = 1
const demoCases = 20_000

export function registerStart(linli: Command): void {
  linli
    .command('start')
    .description('启动街道办事处:数据库、服务和网页 · start the office: database, server and pages')
    .option('--empty', '不装演示数据 · without the demo office')
    .option('--demo-cases <n>', '演示事项件数 · how many demo cases', String(demoCases))
    .action(async ({ empty, demoCases: cases }: { empty?: boolean; demoCases: string }) => {
      const { startOffice } = await import('#server/main')
      const { demoSignIns } = await import('#server/demo/sign-ins')
      const began = performance.now()
      // A database that somebody else keeps is never filled with a demo unasked.
      const demo =
        empty || (process.env.DATABASE_URL && process.env.LINLI_DEMO !== '1') ? null : { cases: Number(cases), seed: demoSeed }
      const office = await startOffice({ env: process.env, cwd: process.cwd(), log: line => console.log(line), demo })
      stopOnSignal(() => office.stop())
      const { name, settings } = await office.app.directory.now()
      console.log(`\n邻里 Linli · ${name}  (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
      console.log(`  居民 residents      ${office.url}/`)
      console.log(`  工作台 desk         ${office.url}/desk/`)
      console.log(`  网格员 grid workers ${office.url}/grid/`)
      console.log(`  接口 API            ${office.url}/api/docs`)
      console.log(`  数据 data           ${office.config.data}   数据库 database: ${office.databaseAt}`)
      if (settings.demo) {
        console.log('\n  演示账号 demo sign-ins')
        for (const s of demoSignIns()) console.log(`    ${s.login.padEnd(16)} ${s.password.padEnd(18)} ${s.role}  ${s.name}`)
      }
      console.log('\n按 Ctrl-C 停止 · Ctrl-C stops everything, the database too.')
    })
}

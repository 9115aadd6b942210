import { type Command, InvalidArgumentError } from 'commander'

function whole(text: string): number {
  const n = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(n)) throw new InvalidArgumentError('应是整数 / must be a whole number')
  return n
}

export function registerDemo(linli: Command): void {
  const demo = linli.command('demo').description('演示数据 · the demo office')
  demo
    .command('load')
    .description('把演示街道装入空的数据库 · load the demo office into an empty database')
    .option('--seed <n>', '种子：相同的数得到相同的街道 · the same number makes the same town', whole, 1)
    .option('--cases <n>', '历史事项件数 · how many past cases', whole, 20_000)
    .action(async ({ seed, cases }: { seed: number; cases: number }) => {
      const { withDatabase } = await import('#server/offline')
      const { loadDemo } = await import('#server/demo/load')
      const onProgress = (line: string) => console.log(line)
      const loaded = await withDatabase(process.env, process.cwd(), db =>
        loadDemo(db, { seed, cases, now: Date.now(), onProgress }),
      )
      if (!loaded)
        console.log('数据库里已经有办事处，没有改动。 / There is an office in this database already; nothing was changed.')
    })
}

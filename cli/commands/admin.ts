import type { Command } from 'commander'

interface CreateOptions {
  readonly login: string
  readonly name: string
  readonly duty: string
}

export function registerAdmin(linli: Command): void {
  const admin = linli.command('admin').description('管理员 · administrators')
  admin
    .command('create')
    .description('建立一名管理员，显示一次性密码 · make an administrator and show a one-time password')
    .requiredOption('--login <login>', '登录名 · sign-in name')
    .option('--name <name>', '姓名 · name', '管理员')
    .option('--duty <duty>', 'security-admin | system-admin | auditor', 'security-admin')
    .action(async ({ login, name, duty }: CreateOptions) => {
      const { createAdmin } = await import('#server/identity/create-admin')
      const { withDatabase } = await import('#server/offline')
      const made = await withDatabase(process.env, process.cwd(), (db, config) =>
        createAdmin(db, config.secret, { login, name, duty, now: Date.now() }),
      )
      console.log(`登录名 sign-in name        ${made.login}`)
      console.log(`一次性密码 one-time password  ${made.password}`)
      console.log('第一次登录要改密码，并设置第二重验证。 The first sign-in asks for a new password and a second factor.')
    })

  linli
    .command('audit')
    .description('操作记录 · the trail of acts')
    .command('verify')
    .description('核对操作记录有没有被改动 · check that no sealed record was changed')
    .option('--anchor <no:seal>', '以前核对时留下的锚点 · the anchor that an earlier check printed')
    .action(async ({ anchor }: { anchor?: string }) => {
      const { verifyAudit } = await import('#server/store/audit-seal')
      const { withDatabase } = await import('#server/offline')
      const [no, seal] = (anchor ?? '').split(':')
      const kept = no && seal ? { no: Number(no), seal } : undefined
      if (anchor && !kept) throw new Error('--anchor 要写成 <序号>:<封印> / must be <number>:<seal>')
      const proof = await withDatabase(process.env, process.cwd(), (db, config) => verifyAudit(db, config.secret, kept))
      if (!proof.whole) throw new Error(`第 ${proof.broken?.no} 条记录对不上 / record ${proof.broken?.no} does not fit the chain`)
      console.log(`${proof.sealed} 条记录完整 / ${proof.sealed} sealed records are whole`)
      if (proof.anchor) console.log(`锚点 anchor  ${proof.anchor.no}:${proof.anchor.seal}`)
    })
}

import { randomUUID } from 'node:crypto'
import { recordAudit } from '../store/audit.ts'
import { asSystem, type Db } from '../store/db.ts'
import { touchDirectory } from '../store/directory.ts'
import { credentialsByLogin, insertPerson } from '../store/people.ts'
import { insertPost } from '../store/posts.ts'
import { adminDuties } from './duties.ts'
import { hashPassword } from './password.ts'
import { oneTimePassword } from './secrets.ts'

/** Makes an administrator from the machine itself: the way in before anybody can sign in, and when nobody can any more. */
export async function createAdmin(
  db: Db,
  secret: string,
  { login, name, duty, now }: { readonly login: string; readonly name: string; readonly duty: string; readonly now: number },
): Promise<{ readonly login: string; readonly password: string }> {
  if (!adminDuties.includes(duty)) throw new Error(`--duty ${duty}: ${adminDuties.join(' | ')}`)
  const id = randomUUID()
  const known = login.trim().toLowerCase()
  const password = oneTimePassword(secret, id, 1)
  const passwordHash = await hashPassword(password)
  await asSystem(db, 'an administrator made at the machine', async tx => {
    if (await credentialsByLogin(tx, known)) throw new Error(`登录名 ${known} 已经有人用了 / the sign-in name ${known} is taken`)
    await insertPerson(tx, {
      id,
      kind: 'staff',
      name,
      login: known,
      phone: null,
      subject: null,
      passwordHash,
      passwordOnce: true,
      now,
    })
    await insertPost(tx, { id: randomUUID(), person: id, role: duty, unit: null, place: null, from: now, to: null })
    await recordAudit(tx, {
      at: now,
      actor: { kind: 'clock' },
      action: 'admin-make',
      subject: id,
      detail: { login: known, duty },
    })
    await tx.run(touchDirectory(tx.tenant))
  })
  return { login: known, password }
}

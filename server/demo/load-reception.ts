import { stableId } from '#demo/random'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'

const day = 86_400_000
const leaders = ['程望舒', '谭守正'] as const

/** The next six Thursdays on which a leader receives residents, from the day after `now` on. */
export async function writeReceptionDays(tx: Tx, now: number, since: number): Promise<void> {
  const first = Array.from({ length: 7 }, (_, n) => now + (n + 1) * day).find(at => new Date(at).getUTCDay() === 4)!
  const rows = Array.from({ length: 6 }, (_, n) => ({
    code: `JF${String(n + 1).padStart(2, '0')}`,
    day: new Date(first + n * 7 * day).toISOString().slice(0, 10),
    from: '09:00-11:30',
    leader: leaders[n % leaders.length],
    where: '便民服务中心一楼接访室',
    ...(n === 1 && { topic: '物业和停车' }),
  })).map(row => ({ ...row, id: stableId(`reception ${row.code}`) }))
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, 'leader-reception.receptionDays', x ->> 'code', 1, (x ->> 'id')::uuid, x - 'id', ${moment(since)}::timestamptz
    from jsonb_array_elements(${json(rows)}::jsonb) as x`)
}

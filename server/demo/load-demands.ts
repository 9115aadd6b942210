import { stableId } from '#demo/random'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'

/** The tables that departments of the made-up district may ask for. */
const permitted = [
  {
    code: 'P-01',
    title: '住宅小区基本情况表',
    asker: '区住建局',
    basis: '区住建〔2026〕3 号',
    every: 'half',
    fields: '小区名称\n建成年份\n楼栋数\n总户数\n建筑面积',
  },
  { code: 'P-02', title: '网格事件处置月报表', asker: '区网格中心', basis: '区网格〔2026〕1 号', every: 'month' },
  {
    code: 'P-03',
    title: '安全隐患点位季报',
    asker: '区应急局',
    basis: '区应急〔2026〕12 号',
    every: 'quarter',
    fields: '点位名称\n地址\n隐患类别\n责任单位\n整改期限',
  },
  {
    code: 'P-04',
    title: '养老服务设施年报',
    asker: '区民政局',
    basis: '区民政〔2025〕41 号',
    every: 'year',
    fields: '机构名称\n地址\n床位数\n入住人数',
  },
  {
    code: 'P-05',
    title: '公共厕所开放情况表',
    asker: '区城管局',
    basis: '区城管〔2026〕9 号',
    every: 'quarter',
    fields: '公厕名称\n地址\n开放时间',
  },
  {
    code: 'P-06',
    title: '创建验收一次性摸底表',
    asker: '区文明办',
    basis: '区文明办〔2026〕5 号',
    every: 'once',
    until: '2027-06-30',
  },
] as const

export async function writePermitted(tx: Tx, since: number): Promise<void> {
  const rows = permitted.map(row => ({ ...row, id: stableId(`permitted ${row.code}`) }))
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, 'demands.permitted', x ->> 'code', 1, (x ->> 'id')::uuid, x - 'id', ${moment(since)}::timestamptz
    from jsonb_array_elements(${json(rows)}::jsonb) as x`)
}

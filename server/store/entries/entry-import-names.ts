import type { EntryImportUnknown } from '#contract/entry-import'
import { registerName } from '#kernel/index'
import { buildNameIndex, createNameReader, matchName, type NameIndex } from '#methods/organisation-names/index'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { sql } from '../sql.ts'
import { type Ledger, ledgersOf, namedRegister } from './entry-rows.ts'

type Programmes = Parameters<typeof ledgersOf>[0]
export interface Named {
  readonly key: string
  readonly title: string
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    // A stroke or point between digits says something: 1-1 is not 11.
    .replace(/[\s()（）,，。"'“”]|(?<!\d)[·、.\-—]|[·、.\-—](?!\d)/g, '')
    .toLowerCase()
/** What many names end or begin with, and says nothing about which is meant. */
const core = (text: string): string => {
  const name = plain(text)
  const rest = name.replace(
    /(股份有限公司|有限责任公司|有限公司|公司|社区居民委员会|居民委员会|居委会|社区|街道办事处|服务中心)$/,
    '',
  )
  return rest.length >= 2 ? rest : name
}

/** What a name may mean, for a person to settle. */
export type Near = EntryImportUnknown['near'][number]
const nameOf = createNameReader()

/** Names of one list: a name that is the same and the only one is known, one that is alike is for a person to settle. */
export class NameList {
  private readonly exact = new Map<string, string | null>()
  private readonly cores = new Map<string, Named[]>()
  private readonly organisations: Map<string, string> | null
  private index: NameIndex | null = null
  /** @param of of organisations: 橘汀居委会 may be 橘汀社区居民委员会, which is more than being alike */
  constructor(of: 'any' | 'organisations' = 'any') {
    this.organisations = of === 'organisations' ? new Map() : null
  }
  add(named: Named, ...names: readonly (string | null | undefined)[]): void {
    this.organisations?.set(named.key, named.title)
    for (const name of [named.title, ...names]) {
      if (!name) continue
      const key = plain(name)
      const before = this.exact.get(key)
      this.exact.set(key, before === undefined || before === named.key ? named.key : null)
      const same = this.cores.get(core(name))
      if (!same) this.cores.set(core(name), [named])
      else if (!same.some(one => one.key === named.key)) same.push(named)
    }
  }
  find(name: string): string | null {
    return this.exact.get(plain(name)) ?? null
  }
  /** What the first so many are called. */
  titles(most: number): string[] {
    const titles = new Set<string>()
    for (const named of this.cores.values()) for (const { title } of named) if (titles.size < most) titles.add(title)
    return [...titles]
  }
  near(name: string): Near[] {
    const { organisations } = this
    if (organisations) {
      // Made when the first name is not known, which in most files is never.
      this.index ??= buildNameIndex([...organisations].map(([id, title]) => ({ id, names: [nameOf(title)] })))
      return matchName(nameOf(name), this.index).candidates.map(({ id, reason, differs }) => {
        return { key: id, title: organisations.get(id) ?? id, reason, differs: differs.length > 0 }
      })
    }
    const own = core(name)
    const same = this.cores.get(own) ?? []
    const part = [...this.cores]
      .filter(([other]) => own.length >= 2 && other.length >= 2 && other !== own && (other.includes(own) || own.includes(other)))
      .sort(([a], [b]) => Math.abs(a.length - own.length) - Math.abs(b.length - own.length))
      .flatMap(([, named]) => named)
    return [...same, ...part].slice(0, 5)
  }
}

export function unitNames(snapshot: Snapshot): NameList {
  const list = new NameList()
  for (const unit of snapshot.units.values()) if (unit.active) list.add({ key: unit.id, title: unit.name }, unit.id, unit.nameEn)
  return list
}

export function communityNames(snapshot: Snapshot): NameList {
  const list = new NameList()
  for (const place of snapshot.places.values())
    if (place.kind === 'community') list.add({ key: place.id, title: place.name }, place.id, place.code, place.nameEn)
  return list
}

const mostNames = 300_000

/**
 * Names and keys of the standing entries of a ledger; keys only where the name is a person's. Organisations are known by
 * their social credit code, too, which only one of them has.
 */
export async function entryNames(tx: Tx, ledger: Ledger): Promise<NameList> {
  const code = Object.keys(ledger.def.columns).find(column => ledger.def.columns[column]?.form === 'credit-code') ?? null
  const rows = await tx.rows(
    sql<{
      key: string
      name: string
      code: string | null
    }>`select key, name, data ->> ${code}::text as code from entries
      where tenant_id = ${tx.tenant} and register = ${ledger.name} and archived_at is null limit ${mostNames}`,
  )
  const named = !ledger.def.columns[ledger.def.ledger.name]?.personal
  const list = new NameList(named && code !== null ? 'organisations' : 'any')
  for (const one of rows) list.add({ key: one.key, title: named ? one.name : one.key }, one.key, one.code)
  return list
}

/** For each column that names rows of another register: their names. */
export async function namesOfItems(
  tx: Tx,
  ledger: Ledger,
  programmes: Programmes,
  snapshot: Snapshot,
  columns: ReadonlySet<string>,
): Promise<Map<string, NameList>> {
  const lists = new Map<string, NameList>()
  const byRegister = new Map<string, NameList>()
  for (const [column, field] of Object.entries(ledger.def.columns)) {
    const register = namedRegister(ledger, field)
    if (!register || !columns.has(column)) continue
    const before = byRegister.get(register)
    const list = before ?? (await namesOf(tx, register, programmes, snapshot))
    byRegister.set(register, list)
    lists.set(column, list)
  }
  return lists
}

async function namesOf(tx: Tx, register: string, programmes: Programmes, snapshot: Snapshot): Promise<NameList> {
  const other = ledgersOf(programmes).get(register)
  if (other) return entryNames(tx, other)
  const list = new NameList()
  const def = programmes.flatMap(p =>
    Object.entries(p.registers).flatMap(([id, d]) => (registerName(p.id, id) === register ? [d] : [])),
  )[0]
  const title = def?.list.find(column => column !== def.key && def.columns[column]?.kind === 'text')
  for (const [key, data] of snapshot.registers.get(register) ?? [])
    list.add({ key, title: String((title && data[title]) || key) }, key)
  return list
}

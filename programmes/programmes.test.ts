import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkCase, withColumns } from '#kernel/define/check-case'
import { paths, translate } from '#kernel/engine/translate'
import { defineProgramme, fieldsOf, promises, registerName } from '#kernel/index'
import { programmes } from './index.ts'
import { english } from './words.ts'

const here = dirname(fileURLToPath(import.meta.url))
const folders = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
const chinese = /\p{Script=Han}/u

/** Paths without English, and English without a path: both must be none. */
function untranslated(catalogue: Readonly<Record<string, string>>) {
  const all = programmes.flatMap(paths)
  return {
    missing: all.filter(path => !(catalogue[path] ?? '').trim() || chinese.test(catalogue[path] ?? '')),
    leftOver: Object.keys(catalogue).filter(path => !all.includes(path)),
  }
}

describe('the programmes of the office', () => {
  it('are all listed: every folder is a programme and every programme a folder', () => {
    expect(programmes.map(p => p.id).sort()).toEqual([...folders].sort())
  })

  it('have each a test of their own', () => {
    for (const folder of folders)
      expect(
        readdirSync(join(here, folder)).some(name => name.endsWith('.test.ts')),
        folder,
      ).toBe(true)
  })

  it('name each the row or clause they stand for', () => {
    // A row of the systems list (S2-05), or a clause of a law or standard.
    for (const p of programmes) expect(p.source, p.id).toMatch(/S\d-\d\d|GB\/T \d+|第.+条/)
  })

  it('pass the checks of their definition when read again', () => {
    for (const p of programmes) {
      expect(() => defineProgramme(p)).not.toThrow()
      for (const c of Object.values(p.cases)) expect(() => checkCase(c)).not.toThrow()
    }
  })

  it('name only registers that some programme keeps', () => {
    const kept = new Set(programmes.flatMap(p => Object.keys(p.registers).map(name => registerName(p.id, name))))
    const named = programmes.flatMap(p =>
      [...Object.values(p.registers).map(r => r.columns), ...Object.values(p.cases).map(fieldsOf)].flatMap(fields =>
        Object.values(withColumns(fields)).flatMap(column => (column.register ? [registerName(p.id, column.register)] : [])),
      ),
    )
    expect(named.filter(name => !kept.has(name) && name !== promises)).toEqual([])
  })

  it('put only cases beside each other that some programme has, and take over what those are asked', () => {
    const cases = new Map(
      programmes.flatMap(p => Object.entries(p.cases).map(([name, def]) => [registerName(p.id, name), def] as const)),
    )
    for (const p of programmes)
      for (const def of Object.values(p.cases))
        for (const { type, theirs, into } of def.beside ?? []) {
          const other = cases.get(registerName(p.id, type))
          expect(other?.form[theirs], `${p.id} ${type}`).toBeDefined()
          for (const key of Object.values(into?.as ?? {})) expect([...Object.keys(other?.form ?? {}), '$number']).toContain(key)
        }
  })

  it('know each column of a register under headings that no other column of it has', () => {
    const ledgers = programmes.flatMap(p =>
      Object.entries(p.registers).flatMap(([name, r]) => (r.ledger ? [[`${p.id}.${name}`, r] as const] : [])),
    )
    const twice = ledgers.flatMap(([name, { columns }]) => {
      const headings = Object.values(columns).flatMap(({ title, aka = [] }) => [...new Set([title, ...aka])])
      return headings.filter((heading, i) => headings.indexOf(heading) !== i).map(heading => `${name}: ${heading}`)
    })
    expect(ledgers.length).toBeGreaterThan(30)
    expect(twice).toEqual([])
    // The number of a row in somebody's sheet names no entry: the next sheet begins at one again.
    const numbered = ledgers.filter(([, { columns }]) =>
      Object.values(columns).some(c => [c.title, ...(c.aka ?? [])].includes('序号')),
    )
    expect(numbered.map(([name]) => name)).toEqual([])
  })

  it('say everything in English too, and nothing that nobody asks', () => {
    expect(untranslated(english)).toEqual({ missing: [], leftOver: [] })
  })

  it('would be caught with a path missing, in Chinese, or left over', () => {
    const { 'incident.incident': _, ...fewer } = english
    expect(untranslated({ ...fewer, incident: '事件', 'incident.nothing': 'Nothing' })).toEqual({
      missing: ['incident.incident', 'incident'],
      leftOver: ['incident.nothing'],
    })
  })

  it('are English throughout once translated', () => {
    for (const p of programmes) {
      const inEnglish = translate(p, english)
      expect(inEnglish.title).not.toMatch(chinese)
      for (const i of Object.values(inEnglish.indicators)) expect(Object.values(inEnglish.cases)).toContain(i.of)
    }
  })

  it('are pure data, so that they can be stored, hashed and sent', () => {
    for (const p of programmes) expect(JSON.parse(JSON.stringify(p))).toEqual(p)
  })
})

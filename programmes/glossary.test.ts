import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roleTitle } from '#kernel/engine/values'
import { baseRoles, type CaseData } from '#kernel/index'
import { programmes } from './index.ts'
import { english } from './words.ts'

const glossary = readFileSync(new URL('../docs/glossary.md', import.meta.url), 'utf8')

/** English and Chinese by the name in code, from the table below one heading. */
function wordsBelow(heading: string, text = glossary): Record<string, readonly [en: string, zh: string]> {
  const section = text.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter(line => /^\| .*`/.test(line))
  return Object.fromEntries(
    rows.map(row => {
      const [en = '', zh = '', , code = ''] = row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim())
      return [code.replaceAll('`', ''), [en, zh]]
    }),
  )
}

const incident: CaseData = programmes.find(p => p.id === 'incident')?.cases.incident as CaseData
const titles = (part: 'states' | 'steps') =>
  Object.entries(incident[part]).map(
    ([name, { title }]) => [`${part}.${name}`, [english[`incident.incident.${part}.${name}`], title]] as const,
  )

describe('the glossary', () => {
  it('calls every role what code calls it, in both languages, and no other', () => {
    const ids = [...baseRoles.map(r => r.id), 'clock']
    const inCode = ids.map(id => [id, [roleTitle(id, 'en'), roleTitle(id, 'zh')]])
    expect(wordsBelow('Roles')).toEqual(Object.fromEntries(inCode))
    for (const r of baseRoles) expect(roleTitle(r.id, 'zh'), r.id).toBe(r.title)
  })

  it('calls every state and step of an incident what the definition calls it, and no other', () => {
    const inCode = [...titles('states'), ...titles('steps')]
    expect(inCode.length).toBeGreaterThan(30)
    expect(wordsBelow('States and steps of an incident')).toEqual(Object.fromEntries(inCode))
  })

  it('gives each English word one Chinese word', () => {
    const seen = new Map<string, string>()
    for (const heading of ['The office and its ground', 'A case and its life', 'Time', "People's data and safety"]) {
      const rows = Object.values(wordsBelow(heading))
      expect(rows.length, heading).toBeGreaterThan(10)
      for (const [en, zh] of rows) {
        expect(seen.get(en) ?? zh, en).toBe(zh)
        seen.set(en, zh)
      }
    }
  })

  it('would be caught calling a role otherwise', () => {
    const faulty = glossary.replace('| Grid worker | 网格员 |', '| Grid worker | 网格长 |')
    expect(wordsBelow('Roles', faulty)['grid-worker']).not.toEqual([
      roleTitle('grid-worker', 'en'),
      roleTitle('grid-worker', 'zh'),
    ])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layerProblem } from '#contract/map'
import { type ErrorCode, errorCodes, Fault } from './errors.ts'
import { errorWords } from './words/errors.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** The rows of the tables below one heading of the document: the cells of each, code marks taken off. */
function rowsBelow(heading: string, text: string): string[][] {
  const section = text.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? ''
  return section
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim().replace(/^`|`$/g, '')),
    )
}

/** The members of a union of strings, written down in a type. */
function unionIn(path: string, name: string): string[] {
  const type = new RegExp(`${name}\\b[ =:]*\\n((?:\\s*(?:\\||/\\*\\*).*\\n)+)`).exec(read(path))?.[1] ?? ''
  return [...type.matchAll(/\| '([^']+)'/g)].map(found => found[1] ?? '')
}

/** Codes that only one side knows: both lists must be empty. */
function apart(documented: readonly string[], real: readonly string[]) {
  return {
    undocumented: real.filter(code => !documented.includes(code)),
    invented: documented.filter(code => !real.includes(code)),
    twice: documented.filter((code, i) => documented.indexOf(code) !== i),
  }
}
const none = { undocumented: [], invented: [], twice: [] }

const document = read('docs/errors.md')
const codes = Object.keys(errorCodes) as ErrorCode[]

describe('docs/errors.md', () => {
  it('names every error of the API with its status, and no other', () => {
    const rows = rowsBelow('The API', document)
    expect(
      apart(
        rows.map(([code]) => code ?? ''),
        codes,
      ),
    ).toEqual(none)
    expect(Object.fromEntries(rows.map(([code, status]) => [code, Number(status)]))).toEqual(errorCodes)
    for (const row of rows)
      expect(
        row.filter(cell => cell !== ''),
        row[0],
      ).toHaveLength(4)
  })

  it.each([
    ['What is wrong with a field', 'kernel/engine/model.ts', 'type FieldProblem', 20],
    ['Working time', 'methods/working-time/errors.ts', 'type WorkingTimeErrorCode', 18],
  ])('names everything under “%s”, and nothing else', (heading, path, type, least) => {
    const real = unionIn(path, type)
    expect(real.length).toBeGreaterThanOrEqual(least)
    const documented = rowsBelow(heading, document).map(([code]) => code ?? '')
    expect(apart(documented, real)).toEqual(none)
  })

  it('names everything an import of boundaries may find', () => {
    const file = unionIn('methods/placement/read-geojson.ts', 'readonly code')
    const areas = unionIn('methods/placement/check-areas.ts', 'type AreaProblemCode')
    expect([file.length > 5, areas.length > 5]).toEqual([true, true])
    const documented = rowsBelow('Boundaries', document).map(([code]) => code ?? '')
    expect(apart(documented, [...file, ...areas])).toEqual(none)
  })

  it('names everything an import of a layer of the map may find', () => {
    const documented = rowsBelow('Layers of the map', document).map(([code]) => code ?? '')
    expect(apart(documented, layerProblem.shape.code.options)).toEqual(none)
  })

  it('would be caught with a code too few, too many, twice, or with another status', () => {
    const faulty = document
      .replace(/^\| `not-found`.*\n/m, '')
      .replace('| `in-use` | 409', '| `in-use` | 410')
      .replace(/^(\| `internal`.*\n)/m, '$1| `teapot` | 418 | Never. | — |\n$1')
    const rows = rowsBelow('The API', faulty)
    expect(
      apart(
        rows.map(([code]) => code ?? ''),
        codes,
      ),
    ).toEqual({ undocumented: ['not-found'], invented: ['teapot'], twice: ['internal'] })
    expect(rows.find(([code]) => code === 'in-use')?.[1]).not.toBe(String(errorCodes['in-use']))
  })
})

describe('every error', () => {
  const han = /\p{Script=Han}/u

  it('is said in Chinese and in English, each in its own language', () => {
    for (const code of codes) {
      const [zh, en] = (['zh', 'en'] as const).map(lang => errorWords(new Fault(code, { detail: { seconds: 30 } }), lang))
      expect(han.test(zh?.message ?? ''), code).toBe(true)
      expect(/[A-Za-z]{2}/.test(en?.message ?? ''), code).toBe(true)
      expect(han.test(`${en?.message} ${en?.mend ?? ''}`), code).toBe(false)
      expect(zh?.mend === undefined, `${code}: how to mend it is said in one language only`).toBe(en?.mend === undefined)
      expect(`${zh?.message}${zh?.mend ?? ''}${en?.message}${en?.mend ?? ''}`, code).not.toMatch(/[{}]|undefined/)
    }
  })

  it('has a status that says whose mistake it is', () => {
    for (const code of codes) expect(errorCodes[code], code).toBeGreaterThanOrEqual(400)
    const ours = codes.filter(code => errorCodes[code] >= 500)
    expect(ours).toEqual(['map-tile-away', 'database-away', 'internal'])
  })
})

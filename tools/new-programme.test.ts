import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { paths } from '#kernel/engine/translate'
import { newProgramme } from './new-programme.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const base = join(root, '.linli/new-programme-test')
rmSync(base, { recursive: true, force: true })
mkdirSync(join(base, 'programmes'), { recursive: true })
for (const list of ['index.ts', 'words.ts']) cpSync(join(root, 'programmes', list), join(base, 'programmes', list))
afterAll(() => rmSync(base, { recursive: true, force: true }))

it('writes a programme that reads, says everything in English, and is listed', async () => {
  newProgramme('stairwell-lights', base)
  const made = await import(/* @vite-ignore */ pathToFileURL(join(base, 'programmes/stairwell-lights/index.ts')).href)
  expect(made.default.id).toBe('stairwell-lights')
  expect(Object.keys(made.en).sort()).toEqual([...paths(made.default)].sort())
  expect(readFileSync(join(base, 'programmes/index.ts'), 'utf8')).toMatch(
    /import stairwellLights from '\.\/stairwell-lights\/index\.ts'[\s\S]*\[\s*incident,(\s*\w+,)+\s*stairwellLights,?\s*\]/,
  )
  expect(readFileSync(join(base, 'programmes/words.ts'), 'utf8')).toMatch(
    /\{\s*\.\.\.incident,(\s*\.\.\.\w+,)+\s*\.\.\.stairwellLights,?\s*\}/,
  )
})

it('writes a register of entries that reads, says everything in English, and is listed', async () => {
  newProgramme('bicycle-racks', base, 'register')
  const made = await import(/* @vite-ignore */ pathToFileURL(join(base, 'programmes/bicycle-racks/index.ts')).href)
  expect(Object.keys(made.en).sort()).toEqual([...paths(made.default)].sort())
  expect(made.bicycleRacks.ledger).toMatchObject({ name: 'name', place: 'where', keeper: 'grid-worker' })
  expect(readFileSync(join(base, 'programmes/index.ts'), 'utf8')).toMatch(/,\s*bicycleRacks,?\s*\]/)
  expect(readFileSync(join(base, 'programmes/words.ts'), 'utf8')).toMatch(/,\s*\.\.\.bicycleRacks,?\s*\}/)
  expect(readFileSync(join(base, 'programmes/bicycle-racks/index.test.ts'), 'utf8')).toContain('figuresOf(bicycleRacks)')
})

it.each(['Stairwell Lights', '../etc', '', '1st', 'a--b'])('refuses the name "%s"', name => {
  expect(() => newProgramme(name, base)).toThrow(/stairwell-lights/)
})

it('never writes over a programme that is there', () => {
  expect(() => newProgramme('stairwell-lights', base)).toThrow(/already there/)
})

it('speaks up when it is called by npm, through the launcher', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/launch.mjs'), 'new', 'No Such Name'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stderr).toContain('stairwell-lights')
  expect(status).toBe(1)
})

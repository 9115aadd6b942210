import { z } from 'zod'
import { office as officeShape } from '#contract/office'
import { translate } from '#kernel/engine/translate'
import { roleTitle } from '#kernel/engine/values'
import { baseRoles, type Programme } from '#kernel/index'
import { english } from '#programmes/words'
import { demoSignIns } from '../demo/sign-ins.ts'
import { asSystem } from '../store/db.ts'
import { mapBases } from '../store/map-bases.ts'
import { mapViewOf } from '../store/office-settings.ts'
import { sql } from '../store/sql.ts'
import { sendKept, type Written, written } from '../written.ts'
import type { Server } from './server.ts'

export async function officeRoutes(server: Server): Promise<void> {
  const { office: app } = server

  server.get(
    '/office',
    { schema: { tags: ['office'], summary: 'The office: name, map, demo sign-ins', response: { 200: officeShape } } },
    async () => {
      const snapshot = await app.directory.now()
      const { name, settings } = snapshot
      return {
        name,
        nameEn: settings.nameEn ?? name,
        phone: settings.phone ?? null,
        demo: settings.demo === true,
        map: {
          ...mapViewOf(snapshot),
          ...(await mapBases(app)),
          tiles: app.config.tiles,
        },
        demoSignIns: settings.demo ? [...demoSignIns()] : [],
        signOn: { oidc: app.config.oidc?.title ?? null },
      }
    },
  )

  /** A resident's phone has no use for the columns of registers that staff keep. */
  const withoutLedgers = (p: Programme): Programme => ({
    ...p,
    registers: Object.fromEntries(Object.entries(p.registers).filter(([, { ledger, read }]) => !ledger || read === 'public')),
  })
  const inLanguage = (lang: 'zh' | 'en', ledgers: boolean): readonly Programme[] => {
    const shown = ledgers ? app.programmes : app.programmes.map(withoutLedgers)
    return lang === 'en' ? shown.map(p => translate(p, english)) : shown
  }
  const answers = new Map<string, Written>()
  server.get(
    '/programmes',
    {
      schema: {
        tags: ['office'],
        summary: 'Every programme as data, titles in the language asked for',
        description: 'With `ledgers=false` without the registers that staff keep day by day, which are most of it.',
        querystring: z.object({ lang: z.enum(['zh', 'en']).optional(), ledgers: z.enum(['true', 'false']).default('true') }),
      },
    },
    async (request, reply) => {
      const lang = request.query.lang ?? request.lang
      const key = `${lang} ${request.query.ledgers}`
      let answer = answers.get(key)
      if (!answer) {
        const programmes = inLanguage(lang, request.query.ledgers === 'true').map(({ upgrades: _, ...p }) => ({
          ...p,
          indicators: Object.fromEntries(Object.entries(p.indicators).map(([k, { of: __, ...i }]) => [k, i])),
        }))
        answer = written(JSON.stringify({ programmes, roles: baseRoles.map(r => ({ ...r, title: roleTitle(r.id, lang) })) }))
        answers.set(key, answer)
      }
      return sendKept(request, reply, answer)
    },
  )

  server.get(
    '/health',
    {
      schema: {
        tags: ['office'],
        summary: 'Is the office at work? 200 when the database answers',
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async () => {
      await asSystem(app.db, 'health', tx => tx.rows(sql`select 1`))
      return { ok: true as const }
    },
  )
}

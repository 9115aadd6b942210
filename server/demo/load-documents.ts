import type { DocumentContent } from '#contract/documents'
import { type DemoDocument, documents } from '#demo/documents/index'
import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import { indexNumber, usualIndexRule } from '#kernel/index'
import information from '#programmes/information/index'
import { cleanHtml } from '../ports/rich-text.ts'
import type { Tx } from '../store/db.ts'
import { searchText } from '../store/documents/document-content.ts'
import { json, moment, sql } from '../store/sql.ts'

const day = 86_400_000
export const demoAgency = 'LD01'
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const checks = ['secret', 'privacy', 'legality', 'accuracy']

interface Where {
  readonly seed: number
  readonly office: Office
  readonly now: number
}

const idOf = (seed: number, one: DemoDocument) => stableId(`document ${seed} ${one.title}`)

function contentOf({ seed, office, now }: Where, one: DemoDocument): DocumentContent {
  const at = now - one.daysAgo * day
  const named = (key: string | undefined) => {
    const other = documents.find(d => d.key !== undefined && d.key === key)
    return other ? idOf(seed, other) : null
  }
  const units = { centre: '综合治理中心', enforcement: '综合行政执法队', safety: '应急管理办公室' }
  const communities = office.areas.filter(a => a.kind === 'community')
  const from = one.inForceAfter === undefined ? null : at + one.inForceAfter * day
  const replaced = named(one.replaces)
  return {
    class: one.class,
    title: one.title,
    titleEn: one.titleEn,
    number: one.number ?? null,
    unit: office.units.find(u => u.name.includes(units[one.unit]))?.id ?? null,
    community: one.community === undefined ? null : (communities[one.community % communities.length]?.id ?? null),
    createdOn: dayOf(at - 3 * day),
    effectiveFrom: from === null ? null : dayOf(from),
    effectiveTo: from === null || one.validDays === undefined ? null : dayOf(from + one.validDays * day),
    mode: one.mode ?? 'active',
    scope: 'everyone',
    keywords: [...one.keywords],
    summary: one.summary,
    body: cleanHtml(one.body),
    attachments: [],
    interprets: named(one.interprets),
    interpretation: one.interpretation ?? null,
    replaces: replaced ? [replaced] : [],
    shownUntil: null,
    kept: [],
  }
}

/** Writes what the demo office has published so far, as if it had gone the whole way: two people, four checks, one number each. */
export async function writeDocuments(tx: Tx, where: Where): Promise<void> {
  const { seed, office, now } = where
  const t = tx.tenant
  const signed = (login: string, at: number) => {
    const person = office.people.find(p => p.login === login)!
    return { person: person.id, name: person.name, at, checks }
  }
  const serials = new Map<string, number>()
  const oldestFirst = [...documents].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const [n, one] of oldestFirst.entries()) {
    const at = now - one.daysAgo * day
    const content = contentOf(where, one)
    const year = Number(dayOf(at).slice(0, 4))
    const { code, shownFor } = information.documents[one.class]!
    const series = `${demoAgency}-${code}-${year}`
    const serial = (serials.get(series) ?? 0) + 1
    serials.set(series, serial)
    const index = indexNumber(usualIndexRule, { agency: demoAgency, code, year, serial })
    const id = idOf(seed, one)
    const { words, grams } = searchText(content, [], index)
    const seen = one.withdrawn ? 'withdrawn' : one.ended ? 'ended' : 'shown'
    const gone = seen === 'shown' ? null : moment(at + 7 * day)
    const revised = one.corrected ? now - one.corrected.daysAgo * day : null
    const until = shownFor ? dayOf(at + shownFor.amount * day) : null
    await tx.run(sql`
      insert into documents (tenant_id, id, work, seen, drafter, index_no, revision, class, title, unit_id, community_id, content, words, grams,
        published_at, revised_at, year, effective_from, effective_to, interprets, shown_until, gone_at, gone_reason, created_at, changed_at)
      values (${t}, ${id}, 'still', ${seen}, ${signed('gk01', at).name}, ${index}, ${one.corrected ? 2 : 1}, ${one.class}, ${one.title}, ${content.unit}, ${content.community},
        ${json(content)}, ${words}, array_to_tsvector(array_remove(string_to_array(${grams}, ' '), '')), ${moment(at)},
        ${revised === null ? null : moment(revised)}, ${year}, ${content.effectiveFrom}, ${content.effectiveTo}, ${content.interprets}, ${until},
        ${gone}, ${one.withdrawn ?? null}, ${moment(at - 3 * day)}, ${moment(revised ?? at)})`)
    const before = one.corrected
      ? {
          ...content,
          body: content.body.replace(...one.corrected.before),
          summary: content.summary.replace(...one.corrected.before),
        }
      : content
    const versions = [{ at, content: before, reason: null as string | null }]
    if (one.corrected && revised !== null) versions.push({ at: revised, content, reason: one.corrected.reason })
    for (const [v, version] of versions.entries())
      await tx.run(sql`
        insert into document_revisions (tenant_id, document_id, revision, at, content, reason, drafter, reviewer)
        values (${t}, ${id}, ${v + 1}, ${moment(version.at)}, ${json(version.content)}, ${version.reason},
          ${json(signed('gk01', version.at - day))}, ${json(signed(n % 3 === 0 ? 'ld01' : 'sh01', version.at))})`)
    for (const replaced of content.replaces)
      await tx.run(
        sql`update documents set repealed_on = ${content.effectiveFrom}, repealed_by = ${id} where tenant_id = ${t} and id = ${replaced}`,
      )
    const views = Math.round(20 + (900 * ((n * 7919) % 97)) / 97)
    await tx.run(
      sql`insert into document_views (tenant_id, document_id, day, views) values (${t}, ${id}, ${dayOf(at)}, ${views})`,
    )
  }
  for (const [series, last] of serials)
    await tx.run(sql`insert into document_serials (tenant_id, series, last) values (${t}, ${series}, ${last})`)
}

import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { FormFacts } from '../../fields/form.tsx'
import { ApiError, api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useField } from '../data.ts'
import { namesIn } from '../parts/case-story.tsx'
import { pageOf } from '../rounds/stop-link.ts'
import { useText } from '../text.ts'
import { changesSince } from './changes.ts'
import type { Errand } from './errand.ts'
import { discard, sendAgain, takeBack } from './queue.ts'

/** Something that was not taken as it was sent: what stands against it, and the ways on. Nothing is thrown away unasked. */
export function Mend({ errand }: { errand: Errand }) {
  return errand.state === 'conflict' && errand.wish.kind === 'take' ? <Conflict errand={errand} /> : <Refused errand={errand} />
}

function Refused({ errand }: { errand: Errand }) {
  const t = useText()
  return (
    <div className="ui-row">
      <TakeBack errand={errand}>{t('grid.outbox.mend')}</TakeBack>
      <Copy errand={errand} />
      <Drop errand={errand} />
    </div>
  )
}

type Standing = { readonly may: boolean; readonly why: 'gone' | 'nodef' | 'nostep' | undefined; readonly version?: number }

function Conflict({ errand }: { errand: Errand }) {
  const t = useText()
  const { types } = useField()
  const wish = errand.wish as Extract<Errand['wish'], { kind: 'take' }>
  const def = types.find(one => one.type === wish.type)?.def
  const now = useLoad(`conflict/${errand.id}/${errand.problem?.code}`, signal =>
    api.get<CaseDetail>(`/cases/${wish.case}`, { signal }).catch(error => {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }),
  )
  const [error, setError] = useState<unknown>()
  const stands = (): Standing => {
    if (errand.problem?.code === 'step-unknown' || (def && !def.steps[wish.step])) return { may: false, why: 'nodef' }
    if (now.data === null) return { may: false, why: 'gone' }
    if (!now.data) return { may: false, why: undefined }
    const may = now.data.steps.includes(wish.step)
    return { may, why: may ? undefined : 'nostep', version: now.data.case.version }
  }
  const { may, why, version } = stands()
  const again = () => sendAgain(errand, version).catch(setError)
  return (
    <>
      {now.loading && !now.data && <Skeleton lines={2} />}
      {now.error !== undefined && <p className="grid-note">{t('grid.outbox.offline')}</p>}
      {now.data && def && <Since detail={now.data} errand={errand} />}
      {why && <p className="grid-note">{t(`grid.outbox.${why}`, { step: errand.title })}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        {may && (
          <Button size="small" look="main" onPress={again}>
            {t('grid.outbox.again')}
          </Button>
        )}
        {may && <TakeBack errand={errand}>{t('grid.outbox.back')}</TakeBack>}
        {!may && <Copy errand={errand} />}
        {now.data && <Link href={pageOf(types, wish)}>{t('grid.outbox.see')}</Link>}
        <Drop errand={errand} />
      </div>
    </>
  )
}

/** Who did what since this was written. */
function Since({ detail, errand }: { detail: CaseDetail; errand: Errand }) {
  const t = useText()
  const { types, me, lang } = useField()
  const { wish } = errand
  const def = types.find(one => one.type === wish.type)?.def
  if (!def || wish.kind !== 'take') return null
  const changes = changesSince(def, detail, wish.version, { person: me.person.id, lang, names: namesIn(detail.names) })
  if (changes.length === 0) return <p className="ui-soft">{t('grid.outbox.since.none')}</p>
  return (
    <section aria-label={t('grid.outbox.since')}>
      <h3>{t('grid.outbox.since')}</h3>
      <ul className="grid-since">
        {changes.map(change => (
          <li key={change.command}>
            <strong>{change.what}</strong>{' '}
            <span className="ui-soft">
              {change.who}
              {change.mine && <> · {t('grid.outbox.since.you')}</>} · <When at={change.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TakeBack({ errand, children }: { errand: Errand; children: string }) {
  const [, go] = useLocation()
  const { types } = useField()
  const { wish } = errand
  const back = async () => {
    await takeBack(errand)
    go(wish.kind === 'file' ? '/report' : pageOf(types, wish, wish.step))
  }
  return (
    <Button size="small" look="main" onPress={back}>
      {children}
    </Button>
  )
}

/** What was written, as plain lines, for wherever it is wanted now. */
function Copy({ errand }: { errand: Errand }) {
  const t = useText()
  if (!navigator.clipboard) return null
  const lines = Object.entries(errand.wish.answers).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [[errand.fields?.[key]?.title ?? key, String(value)].join('\n')]
      : [],
  )
  if (lines.length === 0) return null
  const copy = async () => {
    await navigator.clipboard.writeText(lines.join('\n\n'))
    toast(t('grid.outbox.copied'))
  }
  return (
    <Button size="small" onPress={copy}>
      {t('grid.outbox.copy')}
    </Button>
  )
}

function Drop({ errand }: { errand: Errand }) {
  const t = useText()
  return (
    <Button size="small" look="danger" confirm={t('grid.outbox.drop.confirm')} onPress={() => discard(errand)}>
      {t('grid.outbox.drop')}
    </Button>
  )
}

/** What was written, under the titles it was asked under. */
export function Written({ errand }: { errand: Errand }) {
  const { types } = useField()
  const { wish } = errand
  const def = types.find(one => one.type === wish.type)?.def
  const fields = errand.fields ?? (wish.kind === 'file' ? def?.form : def?.steps[wish.step]?.ask)
  return fields ? <FormFacts fields={fields} values={wish.answers} /> : null
}

import { useState } from 'react'
import type { DemandDetail } from '#contract/demands'
import { ApiError, address } from '../../shell/api.ts'
import { sayDate, sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useNames } from '../data/names.ts'
import { useSignedIn } from '../data/session.ts'
import { Cover } from './cover.tsx'
import { decideDemand, handOut, useDemand, withdrawDemand } from './data.ts'
import { StateOf } from './state.tsx'
import { useDemandText } from './text.ts'

/** One table that was asked for: what is held of it, who let it pass, when it was handed out. */
export function DetailPage({ id }: { id: string }) {
  const t = useDemandText()
  const { data, error, refetch } = useDemand(id)
  return (
    <Page title={data?.title ?? t('dem.title')} back={{ to: '/', label: t('dem.back') }} width="wide">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Detail demand={data} />}
    </Page>
  )
}

function Detail({ demand }: { demand: DemandDetail }) {
  const t = useDemandText()
  return (
    <div className="dem-form">
      <div className="ui-stack">
        <AsEntered demand={demand} />
        {demand.state === 'waiting' && <Decide key={demand.version} demand={demand} />}
        {demand.mayHandOut && <HandOut demand={demand} />}
        {demand.handOutFrom && <NextTime day={demand.handOutFrom} />}
        <Rounds demand={demand} />
      </div>
      <Panel title={t('dem.cover')}>
        <Cover coverage={demand.coverage} />
      </Panel>
    </div>
  )
}

function AsEntered({ demand }: { demand: DemandDetail }) {
  const t = useDemandText()
  const language = useLanguage()
  const names = useNames()
  const now = useNow()
  const { posts } = useSignedIn()
  const enters = posts.some(post => ['supervisor', 'dispatcher', 'leader'].includes(post.role))
  const at = (moment: number) => sayMoment(moment, now, language)
  const mayWithdraw = demand.mayChange || (enters && demand.state === 'approved')
  return (
    <Panel title={t('dem.detail')} actions={<StateOf demand={demand} />}>
      <Facts
        facts={[
          [t('dem.f.asker'), demand.asker],
          [t('dem.f.basis'), demand.basis],
          [
            t('dem.f.every'),
            `${t(`dem.every.${demand.every}`)} · ${t('dem.until', { day: sayDate(demand.until, now, language) })}`,
          ],
          [t('dem.f.communities'), demand.communities.map(names).join(' · ') || t('dem.office')],
          [t('dem.f.rows'), t('dem.rows.each', { count: demand.rows })],
          [t('dem.f.listed'), demand.listed ?? t('dem.f.listed.none')],
          [t('dem.f.reason'), demand.reason],
          [t('dem.f.form'), demand.form?.title],
          [
            t('dem.f.file'),
            demand.fileName && <a href={address(`/demands/${demand.id}/file`)}>{t('dem.file.get', { name: demand.fileName })}</a>,
          ],
          [
            t('dem.beyond'),
            demand.beyond.length === 0 ? t('dem.beyond.none') : demand.beyond.map(one => t(`dem.beyond.${one}`)).join(' · '),
          ],
        ]}
      />
      <p className="ui-soft">{t('dem.by', { name: demand.askedBy, at: at(demand.askedAt) })}</p>
      {demand.decidedBy && (
        <p>
          {t('dem.decided', { name: demand.decidedBy, words: demand.decision ?? '', at: at(demand.decidedAt ?? demand.askedAt) })}
        </p>
      )}
      <div className="ui-row">
        {demand.mayChange && <ButtonLink to={`/${demand.id}/edit`}>{t('dem.edit')}</ButtonLink>}
        {mayWithdraw && (
          <Button
            confirm={t('dem.withdraw.ask')}
            onPress={async () => {
              await withdrawDemand(demand.id, demand.version)
              toast(t('dem.withdrawn'))
            }}
          >
            {t('dem.withdraw')}
          </Button>
        )}
      </div>
    </Panel>
  )
}

function Decide({ demand }: { demand: DemandDetail }) {
  const t = useDemandText()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const { posts } = useSignedIn()
  if (!demand.mayDecide)
    return posts.some(post => post.role === 'leader') ? <p className="ui-soft">{t('dem.decide.other')}</p> : null
  const decide = async (approve: boolean) => {
    setError(undefined)
    try {
      await decideDemand(demand.id, demand.version, approve, words.trim())
      toast(t(approve ? 'dem.decided.yes' : 'dem.decided.no'))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <Panel title={t('dem.decide')}>
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextArea label={t('dem.decide.words')} rows={2} maxLength={500} value={words} onChange={setWords} />
      <div className="ui-row">
        <Button look="main" disabled={words.trim() === ''} onPress={() => decide(true)}>
          {t('dem.decide.yes')}
        </Button>
        <Button disabled={words.trim() === ''} onPress={() => decide(false)}>
          {t('dem.decide.no')}
        </Button>
      </div>
    </Panel>
  )
}

function HandOut({ demand }: { demand: DemandDetail }) {
  const t = useDemandText()
  const [due, setDue] = useState('')
  const [error, setError] = useState<unknown>()
  const hand = async () => {
    setError(undefined)
    try {
      await handOut(demand.id, due)
      setDue('')
      toast(t('dem.hand.done'))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <Panel title={t('dem.hand')}>
      {error !== undefined && <ErrorNote error={error} kept />}
      <p>{t('dem.hand.cells', { cells: demand.cells, held: demand.heldCells })}</p>
      <TextField
        label={t('dem.hand.due')}
        type="date"
        value={due}
        onChange={setDue}
        error={error instanceof ApiError ? error.fields.due : undefined}
      />
      <div className="ui-row">
        <Button look="main" disabled={due === ''} onPress={hand}>
          {t('dem.hand.do')}
        </Button>
      </div>
    </Panel>
  )
}

function NextTime({ day }: { day: string }) {
  const t = useDemandText()
  const language = useLanguage()
  const now = useNow()
  return <p className="ui-soft">{t('dem.hand.from', { day: sayDate(day, now, language) })}</p>
}

function Rounds({ demand }: { demand: DemandDetail }) {
  const t = useDemandText()
  const language = useLanguage()
  const now = useNow()
  return (
    <Panel title={t('dem.rounds')}>
      {!demand.mayHandOut && !demand.handOutFrom && <p className="ui-soft">{t('dem.hand.not')}</p>}
      {demand.rounds.length === 0 && <p>{t('dem.rounds.none')}</p>}
      <ul>
        {demand.rounds.map(({ id, at, by, due, cells, held }) => (
          <li key={id}>
            {t('dem.rounds.one', { at: sayMoment(at, now, language), by, due: sayDate(due, now, language), cells, held })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

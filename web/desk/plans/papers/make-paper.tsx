import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanPaperKind } from '#contract/plan-papers'
import { toOfficeDay } from '../../../fields/office-clock.ts'
import { sayMonth } from '../../../shell/dates.ts'
import { newId } from '../../../shell/new-id.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Choice } from '../../../shell/ui/choice.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { makePaper } from './data.ts'
import { likelyPeriod, type PeriodOffer, periodsFor } from './periods.ts'
import { usePaperText } from './text.ts'

const kinds = ['report', 'circular', 'review'] as const
const week = 7 * 86_400_000

/** What to write and of which time; a circular also says until when units may answer. */
export function MakePaper({ plan }: { plan: string }) {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  const [, navigate] = useLocation()
  const today = toOfficeDay(now)
  const [kind, setKind] = useState<PlanPaperKind>('report')
  const [chosen, setPeriod] = useState<string>()
  const [replyBy, setReplyBy] = useState(toOfficeDay(now + week))
  const [id, setId] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const offers = periodsFor(kind, today)
  const offer = offers.find(o => o.name === (chosen ?? likelyPeriod(kind, today))) ?? offers[0]!
  const say = (o: PeriodOffer) =>
    o.kind === 'month'
      ? sayMonth(o.name, language)
      : o.kind === 'quarter'
        ? t('pp.quarter', { year: String(o.year), n: o.nth })
        : t('pp.year', { year: String(o.year) })
  const make = async () => {
    setError(undefined)
    setBusy(true)
    try {
      const circular = kind === 'circular'
      const made = await makePaper({
        id,
        plan: plan === 'all' ? null : plan,
        kind,
        period: offer.name,
        replyBy: circular ? replyBy : null,
      })
      toast(t(circular ? 'pp.asked' : 'pp.written'))
      navigate(circular ? `/${plan}/papers/${made.id}` : `~/desk/documents/${made.document}`)
    } catch (caught) {
      setError(caught)
    }
    setId(newId())
    setBusy(false)
  }
  return (
    <Panel title={t('pp.make')}>
      <div className="ui-stack">
        <Choice
          label={t('pp.f.kind')}
          value={kind}
          onChange={value => setKind(kinds.find(k => k === value) ?? 'report')}
          options={kinds.map(value => ({
            value,
            label: t(`pp.kind.${value}`),
            hint: t(value === 'circular' ? 'pp.f.reply.hint' : `pp.kind.${value}.hint`),
          }))}
        />
        <div className="pl-fields">
          <Select
            label={t('pp.f.period')}
            empty={false}
            value={offer.name}
            onChange={setPeriod}
            hint={offer.running ? t('pp.running') : undefined}
            options={offers.map(o => ({ value: o.name, label: say(o) }))}
          />
          {kind === 'circular' && (
            <TextField type="date" label={t('pp.f.reply')} value={replyBy} min={today} onChange={setReplyBy} />
          )}
        </div>
        {error !== undefined && <ErrorNote error={error} />}
        <div className="ui-row">
          <Button look="main" busy={busy} onPress={make}>
            {kind === 'circular' ? t('pp.do.circular') : t(`pp.do.${kind}`, { period: say(offer) })}
          </Button>
          <span role="status" className="ui-soft">
            {busy && t('pp.writing')}
          </span>
        </div>
      </div>
    </Panel>
  )
}

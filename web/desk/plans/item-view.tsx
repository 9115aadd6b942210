import { useState } from 'react'
import { Link } from 'wouter'
import type { PlanItemDetail } from '#contract/plans'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useNames } from '../data/names.ts'
import { pictureOf } from '../data/photos.ts'
import { sayAsked, sayValueOf } from './asked.ts'
import { BindDialog } from './bind-dialog.tsx'
import { Changes } from './changes.tsx'
import { actOn, useItem } from './data.ts'
import { EditItem, SplitItem } from './edit-item.tsx'
import { Orders } from './orders.tsx'
import { MoveItem, TieItem } from './place-item.tsx'
import { Questions } from './questions.tsx'
import { asksReason, Reason } from './reason.tsx'
import { SayValue } from './say-value.tsx'
import { StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { isPromise } from './tree.ts'
import { ValueChart } from './value-chart.tsx'

/** One item: what was promised, how far it is and why it stands so, what was said and changed. */
export function ItemView({ id }: { id: string }) {
  const { data: item, error, refetch } = useItem(id)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  return item?.id === id ? <Shown item={item} /> : <Skeleton lines={6} />
}

function Shown({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const [doing, setDoing] = useState<'edit' | 'split' | 'bind' | 'drop' | 'move' | 'tie' | null>(null)
  const promise = isPromise(item)
  const date = (day: string | null) => day && sayDate(day, now, language)
  return (
    <article className="pl-item">
      <p className="ui-soft">
        <Link href={`/${item.plan}`}>{item.planTitle}</Link> · {t(`pl.kind.${item.kind}`)}
      </p>
      <h3>
        {item.number} {item.title}
      </h3>
      {promise && (
        <p>
          <StandingOf line={item} />{' '}
          {item.because.why !== undefined && <span>{t(`pl.why.${item.because.why}` as 'pl.why.done', item.because)}</span>}
        </p>
      )}
      {item.clause && (
        <blockquote className="pl-quote">
          {item.clause.quote}{' '}
          <Link href={`/${item.plan}/review?source=${item.clause.source}&at=${item.clause.at}`}>{t('pl.clause')}</Link>
        </blockquote>
      )}
      <Questions of={item.questions} />
      <Facts
        facts={[
          [t('pl.i.asked'), sayAsked(item, t)],
          [t('pl.i.value'), sayValueOf(item)],
          [t('pl.i.baseline'), item.baseline === null ? '' : String(item.baseline)],
          [t('pl.i.per'), item.per === 'community' ? t('pl.per.community') : item.per],
          [
            t('pl.i.due'),
            item.due ? `${date(item.due)}${item.dueSaid ? ` (${item.dueSaid})` : ''}` : promise ? t('pl.due.plan') : '',
          ],
          [t('pl.i.cadence'), item.cadence && t(`pl.cadence.${item.cadence}`)],
          [t('pl.f.lead'), names(item.lead) || (promise ? t('pl.lead.none') : '')],
          [t('pl.i.co.label'), item.co.map(names).join(t('pl.list'))],
          [t('pl.i.said'), item.unitsSaid.join(t('pl.list'))],
          [
            t('pl.bind.from'),
            promise
              ? item.binding
                ? item.boundSays.join(' ') || t(`pl.bind.${item.binding.source.kind}`)
                : t('pl.bind.typed')
              : '',
          ],
          [
            t('pl.i.forecast'),
            item.forecast &&
              t('pl.forecast', {
                day: date(item.forecast.day) ?? '',
                value: round(item.forecast.value),
                low: round(item.forecast.low),
                high: round(item.forecast.high),
              }),
          ],
          [t('pl.i.same'), item.sameAs && <Link href={`/${item.sameAs.plan}/i/${item.sameAs.id}`}>{item.sameAs.planTitle}</Link>],
          [
            t('pl.i.carried'),
            item.carriedFrom && (
              <Link href={`/${item.carriedFrom.plan}/i/${item.carriedFrom.id}`}>{item.carriedFrom.planTitle}</Link>
            ),
          ],
          [t('pl.reason'), item.reason],
        ]}
      />
      {item.mayKeep && (
        <p className="pl-actions">
          <Button onPress={() => setDoing('edit')}>{t('pl.edit')}</Button>
          {promise && item.state === 'live' && <Button onPress={() => setDoing('bind')}>{t('pl.bind')}</Button>}
          {promise && (item.state === 'live' || item.state === 'proposed') && (
            <Button onPress={() => setDoing('split')}>{t('pl.split')}</Button>
          )}
          <Button onPress={() => setDoing('move')}>{t('pl.move')}</Button>
          {promise && item.state === 'live' && <Button onPress={() => setDoing('tie')}>{t('pl.tie')}</Button>}
          {item.state === 'live' && <Button onPress={() => setDoing('drop')}>{t('pl.drop')}</Button>}
          {(item.state === 'dropped' || item.state === 'refused') && (
            <Button onPress={() => actOn(item.plan, { act: 'take-up', items: [item.id] })}>{t('pl.take.up')}</Button>
          )}
        </p>
      )}
      {promise && item.state === 'live' && <Orders item={item} />}
      {promise && item.state === 'live' && <Values item={item} />}
      <Changes item={item} />
      {doing === 'edit' && <EditItem item={item} onClose={() => setDoing(null)} />}
      {doing === 'split' && <SplitItem item={item} onClose={() => setDoing(null)} />}
      {doing === 'bind' && <BindDialog item={item} onClose={() => setDoing(null)} />}
      {doing === 'move' && <MoveItem item={item} onClose={() => setDoing(null)} />}
      {doing === 'tie' && <TieItem item={item} onClose={() => setDoing(null)} />}
      {doing === 'drop' && (
        <Reason
          title={t('pl.drop')}
          says={t('pl.drop.says')}
          needed={asksReason(item)}
          onClose={() => setDoing(null)}
          act={reason => actOn(item.plan, { act: 'drop', items: [item.id], reason })}
        />
      )}
    </article>
  )
}
const round = (value: number): string => String(Math.round(value * 10) / 10)

function Values({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const language = useLanguage()
  const now = useNow()
  return (
    <section>
      <h4>{t('pl.values')}</h4>
      <ValueChart item={item} />
      {item.byPlace.length > 0 && (
        <table className="pl-table">
          <tbody>
            {item.byPlace.map(p => (
              <tr key={p.place}>
                <th scope="row">{p.name}</th>
                <td>{p.value === null ? t('pl.st.no-data') : `${round(p.value)} ${item.unit}`}</td>
                <td>{p.met === null ? '' : p.met ? t('pl.met') : t('pl.unmet')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.values.length === 0 && <p className="ui-soft">{t('pl.values.none')}</p>}
      <ul className="pl-values">
        {item.values.slice(0, 24).map(v => (
          <li key={`${v.day} ${v.place} ${v.at}`} className={v.corrected ? 'pl-corrected' : undefined}>
            <b>{sayDate(v.day, now, language)}</b> {v.placeName}{' '}
            {v.value !== null && `${round(v.value)} ${item.unit || (item.kind === 'target' ? '' : '%')}`}{' '}
            {v.done === true && t('pl.v.is.done')} {v.done === false && t('pl.v.is.open')} {v.words}{' '}
            <span className="ui-soft">
              {v.by ?? t('pl.v.counted')} · <When at={v.at} />
              {v.corrected && ` · ${t('pl.v.corrected')}`}
            </span>
            {v.files.length > 0 && <PhotoStrip photos={v.files.flatMap(file => pictureOf(file) ?? [])} />}
          </li>
        ))}
      </ul>
      {item.maySay && !item.same && (
        <details className="pl-say-box" open={!item.mayKeep}>
          <summary>{t('pl.v.say')}</summary>
          <SayValue item={item} />
        </details>
      )}
    </section>
  )
}

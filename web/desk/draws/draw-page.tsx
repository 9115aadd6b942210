import { useState } from 'react'
import { Link } from 'wouter'
import type { DrawDetail } from '#contract/draws'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { goOn, useDraw } from './data.ts'
import { DrawConflict } from './draw-conflict.tsx'
import { DrawNow } from './draw-now.tsx'
import { DrawWithdraw } from './draw-withdraw.tsx'
import { useDrawText } from './text.ts'

/** One draw on its way: prepared, frozen, drawn. */
export function DrawPage({ id }: { id: string }) {
  const t = useDrawText()
  const { data, error, refetch } = useDraw(id)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton lines={8} />
  return (
    <Page title={data.title} back={{ to: '/', label: t('draw.back') }} width="wide">
      <div className="ui-stack">
        <Facts
          facts={[
            [t('draw.f.state'), t(`draw.state.${data.state}`)],
            [t('draw.f.source'), data.sourceName],
            [t('draw.f.take'), String(data.take)],
            [t('draw.f.each'), String(data.each)],
            [t('draw.f.number'), data.number],
            [
              t('draw.hash'),
              <span key="hash" className={data.hash ? 'draw-hash' : 'ui-soft'}>
                {data.hash ?? t('draw.hash.none')}
              </span>,
            ],
            ...(data.seed ? [[t('draw.seed'), [...data.seed.room, data.seed.number].join(' · ')] as const] : []),
            ...(data.withdrawn ? [[t('draw.withdraw.why'), data.withdrawn] as const] : []),
          ]}
        />
        {data.state !== 'prepared' && (
          <p>
            <a href={`/draws/${data.id}`}>{t('draw.public')}</a>
          </p>
        )}
        {data.state !== 'withdrawn' && <Objects draw={data} />}
        {data.state === 'prepared' && <Prepared draw={data} />}
        {data.state === 'frozen' && (data.mayDrawNow ? <DrawNow draw={data} /> : <p>{t('draw.now.other')}</p>)}
        {(data.state === 'prepared' || data.state === 'frozen') && <DrawWithdraw draw={data} />}
        {data.state === 'drawn' && <Drawn draw={data} />}
      </div>
    </Page>
  )
}

/** What the list holds: opened when somebody wants to see it. */
function Objects({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  return (
    <details>
      <summary>{t('draw.objects', { count: draw.objects.length })}</summary>
      <ul className="draw-names">
        {draw.objects.map(one => (
          <li key={one.id}>{one.name}</li>
        ))}
      </ul>
    </details>
  )
}

function Prepared({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  const [error, setError] = useState<unknown>()
  const freeze = async () => {
    setError(undefined)
    try {
      await goOn(draw, 'freeze')
      toast(t('draw.frozen.said'))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <>
      <Panel title={t('draw.inspectors', { count: draw.inspectors.length })}>
        <ul className="draw-names">
          {draw.inspectors.map(one => (
            <li key={one.id}>
              {one.id} · {one.person}{' '}
              <span className={one.free === 0 ? 'draw-none' : 'ui-soft'}>{t('draw.inspector.free', { count: one.free })}</span>
            </li>
          ))}
        </ul>
        {draw.short > 0 && <p className="draw-none">{t('draw.short', { count: draw.short, each: draw.each })}</p>}
      </Panel>
      <DrawConflict draw={draw} />
      {error !== undefined && <ErrorNote error={error} kept />}
      <div>
        <Button look="main" confirm={t('draw.freeze.sure')} onPress={freeze}>
          {t('draw.freeze')}
        </Button>
      </div>
    </>
  )
}

function Drawn({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  const language = useLanguage()
  return (
    <>
      <Panel title={t('draw.result')}>
        <p>{t('draw.result.sum', { count: draw.lots.length, seen: draw.lots.filter(lot => lot.outcome !== null).length })}</p>
        <ol className="draw-list">
          {draw.lots.map(lot => (
            <li key={lot.object}>
              {lot.case ? <Link href={`~/desk/case/${lot.case}`}>{lot.name}</Link> : lot.name}
              <span>{lot.outcome ?? lot.state}</span>
              <span className="ui-soft">
                {lot.inspectors
                  .map((label, n) => t('draw.result.who', { label, person: lot.people[n] ?? '' }))
                  .join(language === 'zh' ? '、' : ', ') || t('draw.result.nobody')}
              </span>
            </li>
          ))}
        </ol>
      </Panel>
      <p className="ui-soft">{t('draw.public.when')}</p>
      <p>
        <a href={`/api/draws/${draw.id}/file`} download>
          {t('draw.file')}
        </a>
      </p>
    </>
  )
}

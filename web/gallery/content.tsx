import { Button } from '../shell/ui/button.tsx'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { EmptyState } from '../shell/ui/empty-state.tsx'
import { Facts } from '../shell/ui/facts.tsx'
import { Pager } from '../shell/ui/pager.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { StarsShown } from '../shell/ui/stars.tsx'
import { StateChip } from '../shell/ui/state-chip.tsx'
import { Story } from '../shell/ui/story.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { Why } from '../shell/ui/why.tsx'
import { Line, Part } from './part.tsx'
import { useText } from './samples.ts'

export const now = Date.parse('2026-03-05T16:30:00+08:00')
const hour = 3_600_000

export function States() {
  const t = useText()
  return (
    <Part name="states">
      <Line name={t('gallery.col.state')}>
        {(['grey', 'green', 'amber', 'red', 'blue'] as const).map(tone => (
          <StateChip key={tone} tone={tone}>
            {t(`shell.state.${tone}`)}
          </StateChip>
        ))}
      </Line>
      <Line name={t('gallery.col.clock')}>
        <ClockChip now={now} due={now + 70 * hour} left={{ amount: 2, unit: 'workday' }} warnAt={now + 40 * hour} />
        <ClockChip now={now} due={now + 3 * hour} warnAt={now - hour} />
        <ClockChip now={now} due={now - 3 * hour} />
        <ClockChip now={now} due={now + 9 * hour} paused />
        <ClockChip now={now} due={undefined} />
      </Line>
      <Line name={t('gallery.rating')}>
        <StarsShown value={4} />
      </Line>
      <Line name={t('shell.why')}>
        <Why lines={[t('gallery.why.1'), t('gallery.why.2'), t('gallery.why.3')]} />
      </Line>
      <Line name={t('gallery.state.loading')}>
        <div className="g-narrow" style={{ width: '100%' }}>
          <Skeleton />
        </div>
      </Line>
      <EmptyState title={t('gallery.empty')} action={<Button>{t('gallery.empty.action')}</Button>}>
        {t('gallery.empty.text')}
      </EmptyState>
    </Part>
  )
}

export function CaseStory() {
  const t = useText()
  return (
    <Part name="story">
      <Story
        now={now}
        items={[
          { id: '1', what: t('gallery.case.filed'), at: now - 27 * hour, tone: 'green', details: t('gallery.case.filed.text') },
          { id: '2', what: t('gallery.case.verified'), who: t('gallery.case.grid'), at: now - 26 * hour, tone: 'green' },
          { id: '3', what: t('gallery.case.sent'), who: t('gallery.case.desk'), at: now - 25 * hour, tone: 'amber' },
          {
            id: '4',
            what: t('gallery.case.next'),
            next: true,
            details: <ClockChip now={now} due={now + 5 * hour} warnAt={now - 1} plain />,
          },
        ]}
      />
    </Part>
  )
}

/** What people really write: very long words, right-to-left script, nothing at all. */
export function Edges() {
  const t = useText()
  const arabic = 'المصباح مكسور أمام المبنى رقم ٣ منذ ثلاثة أيام'
  const endless = 'https://example.org/a/very/long/address/without/any/space/in/it?and=parameters&that=never-end'
  return (
    <Part name="edges">
      <div className="g-fields">
        <div className="ui-stack g-narrow">
          <Button look="main">{t('gallery.longest')}</Button>
          <StateChip tone="amber">{t('gallery.longest')}</StateChip>
          <Facts
            facts={[
              [t('gallery.col.title'), t('gallery.long.zh')] as const,
              [t('gallery.long.word'), endless] as const,
              [
                t('gallery.long.rtl'),
                <span key="rtl" dir="auto" lang="ar">
                  {arabic}
                </span>,
              ] as const,
              [t('gallery.col.unit'), t('shell.unset')] as const,
            ]}
          />
        </div>
        <div className="ui-stack g-narrow">
          <TextField label={t('gallery.long.label')} hint={t('gallery.long.zh')} value={arabic} onChange={() => undefined} />
          <Story
            now={now}
            items={[
              { id: '1', what: t('gallery.longest'), who: endless, at: now - hour, tone: 'red', details: t('gallery.long.en') },
              { id: '2', what: arabic, at: now, tone: 'blue', details: t('gallery.long.zh') },
            ]}
          />
          <Pager from={0} shown={50} total={1_234_567} onNext={() => undefined} />
        </div>
      </div>
    </Part>
  )
}

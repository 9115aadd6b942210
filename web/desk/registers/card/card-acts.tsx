import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { EntryDetail } from '#contract/entries'
import { Menu, type MenuItem } from '../../../overlay/menu.tsx'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { useKeys } from '../../../shell/use-keys.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

const Reveal = lazy(() => import('./reveal.tsx').then(({ Reveal }) => ({ default: Reveal })))
const PutAway = lazy(() => import('./put-away.tsx').then(({ PutAway }) => ({ default: PutAway })))
const OtherEntry = lazy(() => import('./other-entry.tsx').then(({ OtherEntry }) => ({ default: OtherEntry })))

type CardActsProps = {
  ledger: LedgerSeen
  entry: EntryDetail
  isRevealed: boolean
  onRevealed: (entry: EntryDetail) => void
  beside: boolean
}

/** What can be done with an entry: the one act most wanted in sight, the others behind one button. */
export function CardActs({ ledger, entry, isRevealed, onRevealed, beside }: CardActsProps) {
  const t = useRegText()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<'reveal' | 'archive' | 'restore' | 'merge'>()
  const path = `/${ledger.name}/${entry.id}`
  const stands = entry.archivedAt === null
  const mayChange = entry.mayEdit && stands
  useKeys({ e: () => mayChange && navigate(`${path}/edit`), h: () => navigate(`${path}/history`) }, !beside || stands)
  const hides = entry.mayReveal && Object.values(ledger.def.columns).some(field => field.personal)
  const items: readonly (MenuItem | false)[] = [
    mayChange && { key: 'merge', label: t('reg.merge'), hint: t('reg.merge.hint'), run: () => setOpen('merge') },
    mayChange && { key: 'archive', label: t('reg.archive'), hint: t('reg.archive.hint'), run: () => setOpen('archive') },
    { key: 'print', label: t('reg.print'), run: () => setTimeout(print) },
  ]
  const close = () => setOpen(undefined)
  return (
    <div className="reg-acts ui-no-print">
      {mayChange && (
        <ButtonLink to={`${path}/edit`} look="main">
          {t('reg.change')}
        </ButtonLink>
      )}
      {entry.mayEdit && !stands && (
        <Button look="main" onPress={() => setOpen('restore')}>
          {t('reg.restore')}
        </Button>
      )}
      <ButtonLink to={`${path}/history`}>{t('reg.history')}</ButtonLink>
      {beside && <ButtonLink to={path}>{t('reg.whole')}</ButtonLink>}
      {hides && !isRevealed && <Button onPress={() => setOpen('reveal')}>{t('reg.reveal')}</Button>}
      <Menu className="ui-button ui-button-quiet" face={`${t('reg.more')} ▾`} items={items.filter(item => item !== false)} />
      <Suspense fallback={null}>
        {open === 'reveal' && (
          <Reveal
            register={ledger.name}
            id={entry.id}
            onClose={close}
            onRevealed={after => {
              close()
              onRevealed(after)
            }}
          />
        )}
        {(open === 'archive' || open === 'restore') && <PutAway ledger={ledger} entry={entry} act={open} onClose={close} />}
        {open === 'merge' && <OtherEntry ledger={ledger} entry={entry} onClose={close} />}
      </Suspense>
    </div>
  )
}

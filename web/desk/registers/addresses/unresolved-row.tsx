import { useState } from 'react'
import { Link } from 'wouter'
import type { AddressProposal, UnresolvedEntry } from '#contract/entry-addresses'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Facts } from '../../../shell/ui/facts.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import type { LedgerSeen } from '../data/ledger.ts'
import { sayElsewhere, takeBack, takePlace } from './calls.ts'
import { Proposal } from './proposal.tsx'
import { useAddressText } from './text.ts'
import type { zh } from './zh.ts'

type WhyKey = keyof typeof zh & `regaddr.why.${string}`

/** One entry without a point: its words, what was understood of them, what they may mean, and what to do. */
export function UnresolvedRow({ row, ledger }: { row: UnresolvedEntry; ledger: LedgerSeen }) {
  const t = useAddressText()
  const [error, setError] = useState<unknown>()
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined)
    await work().catch(setError)
  }
  const take = (proposal: AddressProposal) =>
    attempt(async () => {
      const after = await takePlace(row, proposal)
      const column = ledger.def.ledger.place ?? ''
      toast(t('regaddr.taken', { name: proposal.name }), {
        undo: () => takeBack(row, after, column).then(() => toast(t('regaddr.taken.back'))),
      })
    })
  const elsewhere = () =>
    attempt(async () => {
      await sayElsewhere(row)
      toast(t('regaddr.elsewhere.done'))
    })
  const path = `/${row.register}/${row.entry.id}`
  // `rest` says it already.
  const unclear = row.unclear.filter(({ why }) => why !== 'rest').map(({ why }) => t(`regaddr.why.${why}` as WhyKey))
  const facts: readonly (readonly [string, string])[] = [
    [t('regaddr.written'), row.words],
    ...(row.read !== '' && row.read !== row.words ? [[t('regaddr.read'), row.read] as const] : []),
    ...(row.remark === '' ? [] : [[t('regaddr.remark'), row.remark] as const]),
    ...(row.rest === '' ? [] : [[t('regaddr.rest'), row.rest] as const]),
    ...(unclear.length === 0 ? [] : [[t('regaddr.unclear'), [...new Set(unclear)].join('；')] as const]),
  ]
  return (
    <article className="ui-panel regaddr-row" aria-labelledby={`regaddr-${row.entry.id}`}>
      <div className="regaddr-said">
        <p className="ui-soft">{ledger.def.title}</p>
        <h2 id={`regaddr-${row.entry.id}`}>
          <Link href={path}>{row.entry.name}</Link>
        </h2>
        <Facts facts={facts} />
      </div>
      <div className="regaddr-means">
        <h3>{t('regaddr.proposals')}</h3>
        {row.proposals.length === 0 && <p className="ui-soft">{t('regaddr.nothing')}</p>}
        <ul>
          {row.proposals.map(proposal => (
            <Proposal key={proposal.place} proposal={proposal} sure={proposal.place === row.sure} onTake={() => take(proposal)} />
          ))}
        </ul>
        {error !== undefined && <ErrorNote error={error} />}
        <div className="ui-row">
          <ButtonLink to={`${path}/edit`} size="small">
            {t('regaddr.map')}
          </ButtonLink>
          <Button look="quiet" size="small" onPress={elsewhere}>
            {t('regaddr.elsewhere')}
          </Button>
        </div>
      </div>
    </article>
  )
}

import type { AddressProposal } from '#contract/entry-addresses'
import { Button } from '../../../shell/ui/button.tsx'
import { ToneShape } from '../../../shell/ui/tone.tsx'
import { useAddressText } from './text.ts'
import type { zh } from './zh.ts'

type PartKey = keyof typeof zh & `regaddr.part.${string}`

/** A place that the words may mean: why it is proposed, what it would make of the entry, and the press that takes it. */
export function Proposal({ proposal, sure, onTake }: { proposal: AddressProposal; sure: boolean; onTake: () => Promise<void> }) {
  const t = useAddressText()
  const { name, address, community, grid, reason, differs } = proposal
  const parts = differs.map(part => t(`regaddr.part.${part}` as PartKey))
  const tone = sure ? 'green' : reason === 'alike' || differs.length > 0 ? 'amber' : 'grey'
  return (
    <li className={sure ? 'regaddr-proposal is-sure' : 'regaddr-proposal'}>
      <div>
        <strong>{name}</strong>{' '}
        <span className={`ui-chip ui-tone-${tone}`}>
          <ToneShape tone={tone} />
          <span>{t(`regaddr.reason.${reason}`)}</span>
        </span>
        <p className="ui-soft">
          {[community, grid].filter(one => one !== null && one !== name).join(' · ')}
          {parts.length > 0 && <span className="regaddr-differs">{t('regaddr.differs', { parts: parts.join('、') })}</span>}
        </p>
        <p>
          <span className="ui-soft">{t('regaddr.becomes')}</span> {address}
        </p>
      </div>
      <Button look={sure ? 'main' : 'plain'} size="small" onPress={onTake} label={t('regaddr.take.of', { name })}>
        {t('regaddr.take')}
      </Button>
    </li>
  )
}

import type { EntryImportPreview } from '#contract/entry-import'
import { useProgrammes } from '../../data/office.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegisterImportText } from './text.ts'

type May = NonNullable<EntryImportPreview['reach']>['may']

/** Roles and the people who hold them, as one phrase. */
export function useMayWords(): (may: May) => string {
  const t = useRegisterImportText()
  return may =>
    may
      .map(({ role, people }) =>
        people.length === 0 ? role : t('regi.may.people', { role, people: people.join(t('regi.and')) }),
      )
      .join(t('regi.or')) || t('regi.may.nobody')
}

/** The roles that may bring entries into a register, by name. */
export function useEditorNames({ def }: LedgerSeen): string {
  const t = useRegisterImportText()
  const { data } = useProgrammes()
  const roles = [...(data?.roles ?? []), ...(data?.programmes.flatMap(one => one.roles) ?? [])]
  const ids = [...new Set<string>([...def.edit, def.ledger.keeper])]
  return ids.map(id => roles.find(role => role.id === id)?.title ?? id).join(t('regi.and'))
}

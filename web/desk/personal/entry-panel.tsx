import type { FieldsData } from '#kernel/define/field'
import { Consents } from './consents.tsx'

type Props = { register: string; columns: FieldsData; id: string; version: number }

/** What was agreed to in an entry of a register; nothing where nothing rests on consent. */
export default function EntryPersonalPanel({ register, columns, id, version }: Props) {
  if (!Object.values(columns).some(column => column.personal?.basis === 'consent')) return null
  return <Consents path={`/personal/entries/${register}/${id}`} version={version} />
}

import { ButtonLink } from '../../shell/ui/button-link.tsx'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { mayFile } from './may-file.ts'
import { useFileText } from './text.ts'

/** The way to a new case of the kind that is listed, for whoever may file one. */
export function NewLink({ kind }: { kind: Kind | undefined }) {
  const t = useFileText()
  const me = useSignedIn()
  if (!kind || !mayFile(kind, me)) return null
  return (
    <ButtonLink size="small" to={`/file/${kind.type}`}>
      {t('file.new', { type: kind.def.title })}
    </ButtonLink>
  )
}

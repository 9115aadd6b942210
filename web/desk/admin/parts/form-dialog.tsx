import type { ReactNode } from 'react'
import { type FormDialogProps, type FormErrors, FormDialog as Frame } from '../../../shell/ui/form-dialog.tsx'
import { useSayFault } from './use-save.ts'

type Props = Omit<FormDialogProps, 'children'> & { children: (errors: FormErrors) => ReactNode }

/** A form over the page of the administration: what was refused by a bare code is said in words. */
export function FormDialog({ children, ...frame }: Props) {
  const say = useSayFault()
  return <Frame {...frame}>{errors => children(say(errors))}</Frame>
}

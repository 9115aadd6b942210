import { Dialog, type DialogProps } from './dialog.tsx'

/** A sheet from the side for details and longer forms; from the bottom on phones. */
export function Drawer(props: Omit<DialogProps, 'size' | 'className'>) {
  return <Dialog {...props} className="ui-drawer" />
}

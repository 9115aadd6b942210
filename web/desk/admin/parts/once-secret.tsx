import { useState } from 'react'
import { Button } from '../../../shell/ui/button.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { useText } from '../text.ts'

export type Secret = { readonly title: string; readonly lead: string; readonly value: string }

/** A password or key that the system can show only now. */
export function OnceSecret({ secret, onClose }: { secret: Secret | undefined; onClose: () => void }) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret?.value ?? '')
    setCopied(true)
  }
  return (
    <Dialog
      open={secret !== undefined}
      onClose={onClose}
      title={secret?.title ?? ''}
      actions={
        <Button look="main" onPress={onClose}>
          {t('admin.once.done')}
        </Button>
      }
    >
      <div className="ui-stack">
        <p>{secret?.lead}</p>
        <output className="admin-secret">{secret?.value}</output>
        {'clipboard' in navigator && (
          <div className="ui-row">
            <Button size="small" onPress={copy}>
              {t(copied ? 'admin.once.copied' : 'admin.once.copy')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

import { useRef } from 'react'
import { Button } from '../../../shell/ui/button.tsx'

type Props = { accept: string; label: string; children: string; onFile: (file: File) => void }

/** Chooses one file; the same file can be chosen again after it was mended. */
export function FileButton({ accept, label, children, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="ui-hidden"
        aria-label={label}
        tabIndex={-1}
        onChange={event => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button onPress={() => input.current?.click()}>{children}</Button>
    </>
  )
}

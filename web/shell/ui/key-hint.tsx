import './small.css'

/** The key that does the same as the button beside it; hidden on touch screens. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className="ui-keys" aria-hidden="true">
      {keys.map(key => (
        <kbd className="ui-key" key={key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}

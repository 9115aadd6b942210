/** One meaning everywhere: grey not yet, green on the way, amber soon late, red late, blue waiting for the resident. */
export type Tone = 'grey' | 'green' | 'amber' | 'red' | 'blue'

/** Each tone has a shape of its own, so nothing rests on colour: ring, disc, triangle, diamond, pause bars. */
export function ToneShape({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {tone === 'grey' && <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />}
      {tone === 'green' && <circle cx="6" cy="6" r="5.5" fill="currentColor" />}
      {tone === 'amber' && <path d="M6 0.5 12 11.5H0Z" fill="currentColor" />}
      {tone === 'red' && <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" />}
      {tone === 'blue' && <path d="M1.5 1H5v10H1.5ZM7 1h3.5v10H7Z" fill="currentColor" />}
    </svg>
  )
}

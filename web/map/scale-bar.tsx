/** Metres below a kilometre, kilometres from there on; the same signs in both languages. */
export const scaleLength = (metres: number): string => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)

export function ScaleBar({ scale, label, north }: { scale: { metres: number; pixels: number }; label: string; north: string }) {
  return (
    <div className="ui-map-scale">
      <svg viewBox="0 0 12 18" role="img" aria-label={north}>
        <title>{north}</title>
        <path d="M6 0 11 17 6 13.5 1 17Z" fill="currentColor" />
      </svg>
      <span role="img" aria-label={label}>
        <i style={{ width: scale.pixels }} />
        <b>{scaleLength(scale.metres)}</b>
      </span>
    </div>
  )
}

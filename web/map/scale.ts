/** A round length and how wide it is drawn: 1, 2 or 5 times a power of ten, at most `widest` pixels. */
export function scaleOf(metresPerPixel: number, widest: number): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel * widest
  const size = 10 ** Math.floor(Math.log10(most))
  const metres = [5, 2, 1].map(n => n * size).find(n => n <= most) ?? size
  return { metres, pixels: Math.round(metres / metresPerPixel) }
}

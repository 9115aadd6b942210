declare module 'subset-font' {
  /** A font with the characters of `text` only, each axis fixed where `variationAxes` says so. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype'; variationAxes: Readonly<Record<string, number>> },
  ): Promise<Buffer>
}

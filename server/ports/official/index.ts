import type { OfficialPaper, Pictures } from './paper.ts'

export type { Block, Cell, OfficialPaper, Pictures, Words } from './paper.ts'
export { readBody } from './read-body.ts'
export { blocks, headingNumber, writeBody } from './write-body.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type PaperForm = keyof typeof types

/** An official paper as the bytes of a Word file or a PDF, in the layout of GB/T 9704-2012. `at` is when it was written. */
export async function writeOfficial(
  paper: OfficialPaper,
  pictures: Pictures,
  form: PaperForm,
  at: Date,
): Promise<{ readonly type: string; readonly bytes: Uint8Array }> {
  // What writes them is large and seldom wanted: an office starts without it.
  if (form === 'pdf') {
    const { writePdf } = await import('./write-pdf.ts')
    return { type: types.pdf, bytes: (await writePdf(paper, pictures, at)).bytes }
  }
  const { writeDocx } = await import('./write-docx.ts')
  return { type: types.docx, bytes: await writeDocx(paper, pictures) }
}

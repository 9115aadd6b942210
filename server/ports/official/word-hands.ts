import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * The fonts the standard names, as Word knows them, each with what Word takes instead where it is not installed: every
 * Chinese Windows has 仿宋, 楷体, 黑体 and 宋体.
 */
const fonts = [
  { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋,STFangsong', family: 'modern' },
  { name: '楷体_GB2312', instead: '楷体,KaiTi,华文楷体,STKaiti', family: 'modern' },
  { name: '黑体', instead: 'SimHei,华文黑体,STHeiti', family: 'modern' },
  { name: '方正小标宋简体', instead: '方正小标宋_GBK,小标宋,华文中宋,宋体', family: 'auto' },
  { name: '宋体', instead: 'SimSun,华文宋体,STSong', family: 'auto' },
] as const

const font = (name: (typeof fonts)[number]['name']) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: name,
})
export const hands = {
  fang: font('仿宋_GB2312'),
  kai: font('楷体_GB2312'),
  hei: font('黑体'),
  title: font('方正小标宋简体'),
  song: font('宋体'),
} as const

const table = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts
  .map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join(
    '',
  )}<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

/** Tells Word what to take instead of a font that is not installed; the library writes no such list. */
export function nameFonts(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  parts['word/fontTable.xml'] = strToU8(table)
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
  if (!types.includes('fontTable+xml'))
    parts['[Content_Types].xml'] = strToU8(
      types.replace(
        '</Types>',
        '<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/></Types>',
      ),
    )
  const path = 'word/_rels/document.xml.rels'
  const links = strFromU8(parts[path] ?? new Uint8Array())
  if (!links.includes('/fontTable"'))
    parts[path] = strToU8(
      links.replace(
        '</Relationships>',
        '<Relationship Id="rIdFonts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/></Relationships>',
      ),
    )
  return zipSync(parts, { level: 6 })
}

const plain = (cell: unknown): string => String(cell).normalize('NFKC').trim()

/** More digits than this a spreadsheet has thrown away; what it shows instead is not the number. */
const digitsKept = 15

/**
 * A number that is a name (an order's, a case's): as text, with leading zeros where the cell was text.
 * @returns null for an empty cell; 'cut' where the spreadsheet has rounded it, so that its last digits are gone
 */
export function readIdentifier(cell: unknown): string | null | 'cut' {
  if (cell === null || cell === undefined || plain(cell) === '') return null
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell)) return plain(cell)
    return Math.abs(cell) >= 10 ** digitsKept ? 'cut' : String(cell)
  }
  return whole(plain(cell))
}

/** `1.38E+10` as its digits; 'cut' when it shows fewer than it had. */
function whole(text: string): string | 'cut' {
  const scientific = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text)
  if (!scientific) return /^\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text
  const [, first = '', rest = '', power = '0'] = scientific
  const places = Number(power)
  return places > rest.length ? 'cut' : `${first}${rest.slice(0, places)}`
}

/**
 * A telephone number however the sheet holds it: a number, text with spaces, `13800001111.0`, `1.3800001111E+10`.
 * @returns null for an empty cell; 'cut' where digits are gone; 'none' where it is no telephone number
 */
export function readPhone(cell: unknown): string | null | 'cut' | 'none' {
  const text = readIdentifier(cell)
  if (text === null || text === 'cut') return text
  // Several numbers in one cell: the first is called first.
  const first = text.split(/[,;/、；，]|\s{2,}/)[0]?.trim() ?? ''
  const digits = first.replace(/^tel[:.]?/i, '').replace(/[()\s]/g, '')
  return /^[+\d][\d-]{4,19}$/.test(digits) ? digits : 'none'
}

const yes = new Set(['是', 'y', 'yes', 'true', '1', '√', '✓', '✔', '对', '需要', '要', '保密', '需回访', '已', '有', 't'])
const no = new Set([
  '否',
  'n',
  'no',
  'false',
  '0',
  '×',
  '✗',
  'x',
  '不',
  '不需要',
  '不要',
  '无',
  '没有',
  '不保密',
  '公开',
  '无需回访',
  'f',
])
/** Yes or no in the ways people tick a cell; null for an empty cell, 'none' for anything else. */
export function readYes(cell: unknown): boolean | null | 'none' {
  if (cell === null || cell === undefined || plain(cell) === '') return null
  if (typeof cell === 'boolean') return cell
  const text = plain(cell).toLowerCase()
  return yes.has(text) ? true : no.has(text) ? false : 'none'
}

/** The error a formula left in a cell, such as `#REF!`; null when it left none. */
export function sheetError(cell: unknown): string | null {
  if (typeof cell !== 'string' || cell[0] !== '#') return null
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|ERR!|#+)$/.test(cell.trim())
    ? cell.trim()
    : null
}

/** Words as they are meant: without the spaces around them and the signs nobody sees; null when nothing is left. */
export function readText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null
  const text = String(cell)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/^\s+|\s+$/g, '')
  return text === '' ? null : text
}

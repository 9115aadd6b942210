import { fileSize } from './file-size.ts'
import { foreignWords } from './foreign-words.ts'
import { importCycles } from './import-cycles.ts'
import { importDirections } from './import-directions.ts'
import { lightPortal } from './light-portal.ts'
import { purity } from './purity.ts'
import { screenText } from './screen-text.ts'
import type { Check } from './source.ts'
import { unusedExports, unusedExportsName } from './unused-exports.ts'

/** Every house check, in the order in which they are printed. */
export function houseChecks(root: string): Check[] {
  const unused: Check = { name: unusedExportsName, run: files => unusedExports(root, files) }
  return [importDirections, importCycles, lightPortal, purity, fileSize, screenText, foreignWords, unused]
}

import { careDoubled, careInSheets, careThreeLevels } from './nasty-care.ts'
import { companies, companiesDamaged, companiesFromSystem, companiesGbk } from './nasty-companies.ts'
import { contractsInWan, contractsUtf16 } from './nasty-contracts.ts'
import { estatesBanded, estatesOld, estatesPrinted } from './nasty-estates.ts'
import type { NastyFile } from './nasty-kit.ts'

/** Twelve files of unknown layout. All names, numbers and codes are invented. */
export const nastyFiles = (): Promise<NastyFile[]> =>
  Promise.all([
    companies(),
    estatesBanded(),
    careThreeLevels(),
    companiesGbk(),
    contractsUtf16(),
    estatesOld(),
    contractsInWan(),
    estatesPrinted(),
    companiesFromSystem(),
    careDoubled(),
    companiesDamaged(),
    careInSheets(),
  ])

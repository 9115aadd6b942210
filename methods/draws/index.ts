export { type Draw, isDrawn, numberDrawn, sealOf, weekOf } from './draw.ts'
export {
  drawLots,
  type Lot,
  type LotFile,
  type LotInspector,
  type LotList,
  type LotObject,
  type LotSeed,
  lotFaults,
  lotHash,
  lotsAlgorithm,
  lotText,
} from './lots.ts'

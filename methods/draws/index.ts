export { type Draw, isDrawn, numberDrawn, sealOf, weekOf } from './draw.ts'
export {
  drawLots,
  freeFor,
  type Lot,
  type LotFault,
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

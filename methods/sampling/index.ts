export { type Draw, isDrawn, numberDrawn, sealOf, weekOf } from './draw.ts'

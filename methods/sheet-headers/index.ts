export { type Ask, findHeader, type Header, plainTitle } from './find-header.ts'

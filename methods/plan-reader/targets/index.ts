import type { ReadTargets } from '../types.ts'
import { readDocument } from './document.ts'

/**
 * The figures and end states a plan promises, what they start from, and the wording that needs a person's reading. One pass over
 * the paragraphs; offsets are offsets of the source.
 */
export const readTargets: ReadTargets = (paragraphs, context) => readDocument(paragraphs, context)

import type { Mirror } from '../../../shell/i18n/catalogue.ts'
import type { zh } from './zh.ts'

/** Reviewing: the text and what was found in it. */
export const en = {
  'pl.review.title': 'Review: {title}',
  'pl.review.lead':
    'First the text, then what was found in it. Only what you confirm is a promise; select words that were overlooked to add them.',
  'pl.review.done': 'All decided: see the plan',
  'pl.review.all': 'Also what is decided',
  'pl.review.keys': 'Keys',
  'pl.key.step': 'down and up',
  'pl.key.yes': 'confirm',
  'pl.key.no': 'not taken',
  'pl.key.branch': 'with all below',
  'pl.key.headings': 'headings',
  'pl.key.doubt': 'next question',
  'pl.key.edit': 'change',
  'pl.key.split': 'split',
  'pl.key.pick': 'select',
  'pl.key.undo': 'undo',
  'pl.review.none': 'All is decided',
  'pl.review.none.next': {
    one: '{count} promise is confirmed. Next: fill in units and deadlines, and have it adopted.',
    other: '{count} promises are confirmed. Next: fill in units and deadlines, and have it adopted.',
  },
  'pl.review.no.text': 'This plan has no text',
  'pl.review.no.text.next': 'It was begun without a document; items are added in its tree.',
  'pl.review.progress': '{done} of {count} decided',
  'pl.review.doubt': { one: 'Next question ({count})', other: 'Next question ({count})' },
  'pl.review.undo': 'Undo the last step',
  'pl.in.tree': 'See it in the tree',
  'pl.read.before.here': 'The same text was read into another plan as well; make sure it is not there twice:',
  'pl.accept.headings': { one: 'Confirm headings ({count})', other: 'Confirm headings ({count})' },
  'pl.refuse.empty': {
    one: 'Leave out headings without promises ({count})',
    other: 'Leave out headings without promises ({count})',
  },
  'pl.accept.sure': {
    one: 'Confirm promises without questions ({count})',
    other: 'Confirm promises without questions ({count})',
  },
  'pl.accept.sure.ask': { one: 'confirm {count} promise', other: 'confirm {count} promises' },
  'pl.accept.branch': { one: 'Confirm with all below ({count})', other: 'Confirm with all below ({count})' },
  'pl.accept.one': 'Confirm: {title}',
  'pl.refuse.one': 'Do not take: {title}',
  'pl.accepted': { one: '{count} item confirmed', other: '{count} items confirmed' },
  'pl.refused': { one: '{count} item not taken', other: '{count} items not taken' },
  'pl.mark': 'Add the selected words as a promise',
} satisfies Mirror<typeof zh>

import type { Catalogue } from '#kernel/engine/translate'

/** Kinds of plans and of what is written about them in English, by path. */
export const en: Catalogue = {
  plans: 'Plans and promises',
  'plans.plans.outline': 'Five-year outline',
  'plans.plans.action': 'Three-year action plan',
  'plans.plans.scheme': 'Implementation scheme',
  'plans.plans.annual': 'Annual plan',
  'plans.plans.catalogue': 'Annual catalogue',
  'plans.plans.month': 'Plan of a month',
  'plans.documents.report': 'Progress report',
  'plans.documents.circular': 'Circular',
  'plans.documents.review': 'Review of a plan',
}

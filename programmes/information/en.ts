import type { Catalogue } from '#kernel/engine/translate'

const toAnswer = 'To answer the request and deliver the answer'

const form = {
  'information.disclosure': 'Information on request',
  'information.disclosure.form.wanted': 'What you would like to know',
  'information.disclosure.form.wanted.$hint': 'Its name, its number, or anything that helps to find it',
  'information.disclosure.form.copy': 'How to give it to you',
  'information.disclosure.form.copy.online': 'Read online',
  'information.disclosure.form.copy.paper': 'Copy on paper',
  'information.disclosure.form.copy.post': 'By post',
  'information.disclosure.form.applicant': 'Applicant',
  'information.disclosure.form.applicant.$purpose': toAnswer,
  'information.disclosure.form.phone': 'Phone',
  'information.disclosure.form.phone.$purpose': toAnswer,
}

const states = {
  'information.disclosure.states.received': 'To be answered',
  'information.disclosure.states.clarifying': 'Waiting for the applicant',
  'information.disclosure.states.answered': 'Answered',
  'information.disclosure.states.refused': 'Not disclosed',
  'information.disclosure.states.withdrawn': 'Withdrawn',
}

const steps = {
  'information.disclosure.steps.inquire': 'Ask the applicant',
  'information.disclosure.steps.inquire.question': 'What is unclear',
  'information.disclosure.steps.supply': 'Make it clear',
  'information.disclosure.steps.supply.supplement': 'What you would like to add',
  'information.disclosure.steps.answer': 'Answer',
  'information.disclosure.steps.answer.kind': 'Kind of answer',
  'information.disclosure.steps.answer.kind.published': 'Already published; told where',
  'information.disclosure.steps.answer.kind.given': 'Disclosed',
  'information.disclosure.steps.answer.kind.partly': 'Disclosed in part',
  'information.disclosure.steps.answer.kind.absent': 'Not held by this office',
  'information.disclosure.steps.answer.kind.elsewhere': 'For another body to disclose',
  'information.disclosure.steps.answer.result': 'Answer',
  'information.disclosure.steps.answer.copied': 'How it was delivered',
  'information.disclosure.steps.refuse': 'Do not disclose',
  'information.disclosure.steps.refuse.ground': 'Ground',
  'information.disclosure.steps.refuse.ground.secret': 'State secret, or forbidden by law (article 14)',
  'information.disclosure.steps.refuse.ground.privacy': 'Business secret or privacy of others (article 15)',
  'information.disclosure.steps.refuse.ground.internal': 'Internal affair or matter in progress (article 16)',
  'information.disclosure.steps.refuse.ground.repeated': 'The same request was answered (article 36)',
  'information.disclosure.steps.refuse.reason': 'Reason',
  'information.disclosure.steps.refuse.remedy': 'Where to appeal',
  'information.disclosure.steps.refuse.remedy.$hint': 'Which body reviews it, and until when',
  'information.disclosure.steps.lapse': 'Not made clear in time',
  'information.disclosure.steps.withdraw': 'Withdraw',
}

export const en: Catalogue = {
  information: 'Open information',
  ...form,
  ...states,
  ...steps,
  'information.documents.notice': 'Notices',
  'information.documents.policy': 'Policies',
  'information.documents.reading': 'Policy explained',
  'information.documents.plan': 'Plans',
  'information.documents.budget': 'Budget and accounts',
  'information.documents.guide': 'Guides',
  'information.documents.project': 'Projects',
  'information.documents.announcement': 'Public announcements',
  'information.documents.response': 'Answers to concerns',
  'information.documents.yearly': 'Yearly reports',
  'information.documents.emergency': 'Emergency plans',
  'information.indicators.asked': 'Requests received',
  'information.indicators.answered': 'Answered in time',
}

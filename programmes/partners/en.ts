import { counted, creditCodeEn, registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'partners.registers'
const engaged = { $purpose: 'To engage and reach the experts of a community' }

/** Experts, service contracts and donations in English, by path. */
export const en: Catalogue = {
  partners: 'Experts, service contracts and donations',
  ...registerWords(
    `${at}.experts`,
    'Experts of the communities',
    {
      code: 'Number',
      kind: ['Kind', { planner: 'Planner', strategist: 'Strategist', designer: 'Designer' }],
      community: 'Community',
      firm: 'Firm',
      name: ['Name', engaged],
      mobile: ['Mobile', engaged],
      from: 'Engaged from',
      until: 'Engaged until',
      fee: 'Fee for a year',
      visits: counted('In the community this year', 'times'),
      proposals: counted('Proposals for projects', 'proposals'),
      remark: 'Remark',
    },
    {
      service: 'Engagement of experts (service contract)',
      figures: {
        experts: 'Experts engaged',
        visits: 'Times in the community in all',
        active: 'Share that came this year',
        proposals: 'Proposals in all',
      },
    },
  ),
  ...registerWords(
    `${at}.contracts`,
    'Service contracts',
    {
      code: 'Contract number',
      name: 'Project',
      scope: 'Services',
      provider: 'Provider',
      credit: creditCodeEn,
      buyer: 'Bought by',
      method: [
        'Bought by way of',
        {
          tender: 'Open tender',
          talks: 'Competitive talks',
          inquiry: 'Price inquiry',
          single: 'Single source',
          direct: 'Direct award',
        },
      ],
      price: 'Price',
      paid: 'Paid',
      from: 'Begins on',
      until: 'Ends on',
      state: ['Performance', { running: 'Running', ended: 'Over', stopped: 'Ended early' }],
      quality: 'Quality asked for',
      accepted: ['Acceptance', { none: 'Not yet', partly: 'In stages', done: 'Accepted', failed: 'Not accepted' }],
      satisfied: counted('Satisfied', '%'),
      remark: 'Remark',
    },
    {
      figures: {
        running: 'Contracts running',
        price: 'Price of running contracts',
        paid: 'Paid in all',
        accepted: 'Share accepted',
        satisfied: 'Mean share of the satisfied',
      },
    },
  ),
  ...registerWords(
    `${at}.donations`,
    'Donations',
    {
      code: 'Number',
      day: 'Received on',
      donor: ['Donor', { $hint: 'The name of an organisation; for a person “a kind resident”' }],
      kind: ['Kind', { money: 'Money', goods: 'Goods' }],
      worth: 'Worth',
      goods: 'Goods and how many',
      purpose: 'Meant for',
      spent: 'Spent',
      helped: ['People helped', { $measure: 'people', $hint: 'Only how many, no names' }],
      receipt: 'Receipt given',
      remark: ['Remark', { $hint: 'No names, addresses or circumstances of those helped' }],
    },
    {
      figures: {
        donations: 'Donations',
        worth: 'Worth in all',
        spent: 'Spent in all',
        receipts: 'Share with a receipt',
      },
    },
  ),
}

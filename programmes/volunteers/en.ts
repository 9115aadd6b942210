import { counted, registerWords, telephoneEn } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'volunteers.registers'
const kinds = {
  elder: 'Older people',
  child: 'Learning',
  green: 'Environment',
  culture: 'Culture and sport',
  safety: 'Hazard patrols',
  law: 'Law',
  health: 'Health',
  mixed: 'General',
}

/** Volunteers and their hours in English, by path. */
export const en: Catalogue = {
  volunteers: 'Volunteers',
  ...registerWords(
    `${at}.teams`,
    'Teams of volunteers',
    {
      name: 'Team',
      kind: ['Kind', kinds],
      where: 'Station',
      members: counted('Members', 'people'),
      founded: 'Founded on',
      telephone: telephoneEn,
      active: 'Still active',
      remark: 'Remark',
    },
    { figures: { teams: 'Teams', members: 'Members in all', active: 'Share still active' } },
  ),
  ...registerWords(
    `${at}.volunteers`,
    'Volunteers',
    {
      code: 'Volunteer number',
      name: ['Name', { $purpose: 'To arrange service and write certificates' }],
      mobile: ['Mobile', { $purpose: 'To be reached about service' }],
      agreed: 'Agreed to be registered on',
      team: 'Team',
      community: 'Community',
      skills: [
        'Willing to',
        {
          visit: 'Keep company',
          teach: 'Teach',
          repair: 'Repair things',
          guide: 'Guide people',
          clean: 'Clean up',
          art: 'Perform',
          law: 'Give legal advice',
          drive: 'Drive and run errands',
        },
      ],
      insured: 'Insured for service',
      left: 'Left of their own will on',
    },
    {
      service: 'Volunteering (signed up of their own will, free to leave at any time)',
      figures: { volunteers: 'Registered volunteers', insured: 'Share insured' },
    },
  ),
  ...registerWords(
    `${at}.hours`,
    'Hours of service',
    {
      code: 'Number',
      activity: 'Service',
      kind: ['Kind', kinds],
      volunteer: ['Volunteer', { $purpose: 'To record hours and write certificates' }],
      team: 'Organised by',
      day: 'Day',
      hours: counted('Time given', 'hours'),
      certifier: 'Confirmed by',
    },
    {
      service: 'Record of volunteering (the regulation asks that it be true)',
      figures: { hours: 'Hours in all', times: 'Times served' },
    },
  ),
}

import { counted, registerWords } from '#kernel/engine/register-words'
import type { Catalogue } from '#kernel/engine/translate'

const at = 'workforce.registers'
const employed = { $purpose: 'Employment, grading and training of community workers' }
const certified = { $purpose: 'To check who may enforce the law' }

/** Community workers, their grades and training, and enforcement staff in English, by path. */
export const en: Catalogue = {
  workforce: 'Community workers and enforcement staff',
  ...registerWords(`${at}.grades`, 'Grades', {
    code: 'Number',
    name: ['Grade', { $hint: 'Such as chief, level 7' }],
    post: 'Post',
    level: 'Level',
    allowance: 'Monthly allowance',
    next: 'Next level after',
    needs: 'What the next level takes',
  }),
  ...registerWords(
    `${at}.workers`,
    'Community workers',
    {
      code: 'Staff number',
      name: ['Name', employed],
      mobile: ['Work mobile', employed],
      community: 'Community',
      grade: 'Grade',
      since: 'Joined on',
      left: 'Left on',
      next: 'Next level on',
      education: ['Education', { college: 'College or below', bachelor: 'Bachelor', master: 'Master', doctor: 'Doctor' }],
      certificate: [
        'Certificate of social work',
        { none: 'None', assistant: 'Assistant social worker', worker: 'Social worker', senior: 'Senior social worker' },
      ],
      training: counted('Training this year', 'hours'),
      insured: 'In social insurance',
    },
    {
      service: 'Employment of community workers (labour contract)',
      figures: {
        workers: 'Community workers',
        certified: 'Share with a certificate',
        trained: 'Share trained this year',
        hours: 'Hours of training each this year',
        insured: 'Share in social insurance',
      },
    },
  ),
  ...registerWords(
    `${at}.trainings`,
    'Training',
    {
      code: 'Number',
      name: 'Training',
      abilities: [
        'Abilities',
        {
          policy: 'Policy and law',
          service: 'Serving residents',
          mediation: 'Mediation',
          emergency: 'Emergencies',
          digital: 'Digital tools',
        },
      ],
      day: 'Day',
      hours: counted('Hours', 'hours'),
      where: 'Place',
      organiser: 'Organiser',
      seats: counted('Places', 'people'),
      attended: counted('Attended', 'attendances'),
      quiz: 'With a test',
    },
    { figures: { trainings: 'Training sessions', attended: 'Attendances in all', hours: 'Hours in all' } },
  ),
  ...registerWords(
    `${at}.enforcers`,
    'Enforcement certificates',
    {
      code: 'Certificate number',
      name: ['Name', certified],
      mobile: ['Work mobile', certified],
      unit: 'Unit',
      kind: [
        'Field',
        {
          city: 'City management',
          safety: 'Work safety',
          fire: 'Fire safety',
          environment: 'Environment',
          general: 'General enforcement',
        },
      ],
      from: 'Issued on',
      until: 'Valid until',
      suspended: 'Suspended or taken back',
      trained: 'Last trained in law on',
    },
    {
      service: 'Qualification of enforcement staff',
      figures: { enforcers: 'Staff with a valid certificate', trained: 'Share trained in law' },
    },
  ),
}

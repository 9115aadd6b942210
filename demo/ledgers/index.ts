import type { Instant } from '#methods/working-time/index'
import type { Office } from '../office/types.ts'
import type { Town } from '../town/types.ts'
import { centreSamples, roomSamples, stationSamples } from './centres.ts'
import { shelterSamples, supplySamples, teamSamples } from './emergency.ts'
import { enterpriseSamples, idleLandSamples, makerSamples, spaceSamples } from './enterprises.ts'
import { addressSamples, buildingSamples, estateSamples } from './estates.ts'
import { adoptionSamples, equipmentSamples, marketSamples, spaceSamples as publicSpaces, toiletSamples } from './facilities.ts'
import { premisesSamples, slopeSamples, wasteSamples, waterSamples } from './hazards.ts'
import { heritageSamples } from './heritage.ts'
import { childcareSamples, clinicSamples, elderCareSamples } from './institutions.ts'
import { organisationSamples, sharedSamples } from './organisations.ts'
import { contractSamples, donationSamples, expertSamples } from './partners.ts'
import { enforcerSamples, gradeRows, trainingSamples, workerSamples } from './people.ts'
import { cardSamples, grantSamples, groupSamples } from './steering.ts'
import { hourSamples, volunteerSamples, teamSamples as volunteerTeams } from './volunteers.ts'
import { ledgerWorld, type Sample } from './world.ts'

export type { Sample } from './world.ts'
export { gradeRows }

/**
 * Entries of every register the plans ask for, drawn from the town: its estates, buildings, streets, water and greens, with
 * invented organisations and people. The same seed and present give the same entries.
 * @returns samples by register, in an order in which each names only registers before it or its own
 */
export function makeLedgers(
  town: Town,
  office: Office,
  options: { seed: number; until: Instant },
): ReadonlyMap<string, readonly Sample[]> {
  const w = ledgerWorld(town, office, options)
  const organisations = organisationSamples(w, office)
  const spaces = spaceSamples(w)
  const teams = volunteerTeams(w)
  const volunteers = volunteerSamples(w, teams)
  return new Map([
    ['organisations.organisations', organisations],
    ['organisations.shared', sharedSamples(w, organisations)],
    ['estates.estates', estateSamples(w)],
    ['estates.buildings', buildingSamples(w)],
    ['estates.addresses', addressSamples(w)],
    ['facilities.spaces', publicSpaces(w)],
    ['facilities.equipment', equipmentSamples(w)],
    ['facilities.toilets', toiletSamples(w)],
    ['facilities.markets', marketSamples(w)],
    ['facilities.adoptions', adoptionSamples(w)],
    ['community-centres.centres', centreSamples(w)],
    ['community-centres.stations', stationSamples(w)],
    ['community-centres.rooms', roomSamples(w)],
    ['care-institutions.elderCare', elderCareSamples(w)],
    ['care-institutions.childcare', childcareSamples(w)],
    ['care-institutions.clinics', clinicSamples(w)],
    ['enterprises.spaces', spaces],
    ['enterprises.enterprises', enterpriseSamples(w, spaces)],
    ['enterprises.makers', makerSamples(w)],
    ['enterprises.idleLand', idleLandSamples(w)],
    ['emergency.teams', teamSamples(w, office)],
    ['emergency.supplies', supplySamples(w)],
    ['emergency.shelters', shelterSamples(w, office)],
    ['hazard-points.slopes', slopeSamples(w, office)],
    ['hazard-points.waters', waterSamples(w, office)],
    ['hazard-points.wastePoints', wasteSamples(w, office)],
    ['hazard-points.premises', premisesSamples(w)],
    ['heritage.heritage', heritageSamples(w)],
    ['workforce.workers', workerSamples(w)],
    ['workforce.trainings', trainingSamples(w)],
    ['workforce.enforcers', enforcerSamples(w, office)],
    ['volunteers.teams', teams],
    ['volunteers.volunteers', volunteers],
    ['volunteers.hours', hourSamples(w, teams, volunteers)],
    ['partners.experts', expertSamples(w)],
    ['partners.contracts', contractSamples(w, office)],
    ['partners.donations', donationSamples(w)],
    ['meetings.groups', groupSamples(w, office)],
    ['grants.grants', grantSamples(w)],
    ['pilot-sites.cards', cardSamples(w)],
  ])
}

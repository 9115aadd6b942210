import { matters } from '../office/catalogue.ts'

export type Pool =
  | 'lamp'
  | 'manhole'
  | 'bin'
  | 'bench'
  | 'hydrant'
  | 'charger'
  | 'road'
  | 'lane'
  | 'shop'
  | 'home'
  | 'tower'
  | 'oldHome'
  | 'river'
  | 'park'
  | 'works'
  | 'factory'
  | 'school'
/** How the year moves a matter; twelve factors, January first. */
const seasons = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  dark: [1.4, 1.2, 1, 0.9, 0.8, 0.7, 0.7, 0.8, 1, 1.2, 1.4, 1.5],
  rain: [0.2, 0.3, 0.7, 1, 1.6, 2.6, 2.2, 2, 1.2, 0.4, 0.3, 0.2],
  warm: [0.3, 0.3, 0.6, 0.9, 1.3, 1.7, 1.9, 1.8, 1.3, 0.9, 0.5, 0.3],
  insects: [0, 0, 0.2, 0.7, 1.4, 2.2, 2.4, 2.2, 1.5, 0.7, 0.2, 0],
  leaves: [0.4, 0.2, 0.3, 0.5, 0.2, 0.1, 0.1, 0.2, 0.7, 2.2, 4, 2.6],
  ice: [6, 4, 0.4, 0, 0, 0, 0, 0, 0, 0, 0.1, 2.5],
  heat: [4, 3.4, 1.4, 0, 0, 0, 0, 0, 0, 0, 0.8, 3],
  winter: [1.7, 1.4, 1, 0.8, 0.8, 0.8, 0.7, 0.8, 0.9, 1, 1.2, 1.6],
  wind: [0.4, 0.5, 1, 1.1, 1, 1.3, 2, 2.4, 1.8, 0.7, 0.4, 0.4],
  school: [0.6, 0.5, 1.3, 1.2, 1.2, 1, 0, 0.1, 2, 1.3, 1.2, 1.1],
  cooling: [1.2, 0.8, 0.6, 0.6, 0.9, 1.5, 2.4, 2.2, 1.1, 0.6, 0.7, 1.1],
} as const
/** When in the day it is noticed. */
export type Hours = 'day' | 'evening' | 'night' | 'rush' | 'any'

export interface Profile {
  readonly code: string
  readonly weight: number
  readonly pool: Pool
  readonly season: readonly number[]
  readonly hours: Hours
  /** The chance that the grid worker puts it right on the spot. */
  readonly spot: number
  /** How much of it grid workers find themselves. */
  readonly found: number
}

const lines = `
0101 55 lamp dark evening 0 .3|0102 45 road rain day 0 .35|0103 6 manhole even any 0 .4|0104 22 manhole even night .05 .2
0105 34 road even day 0 .35|0106 14 road rain day .05 .3|0107 14 road even day .1 .35|0108 8 road even rush 0 .1
0109 10 bench even day .1 .4|0201 70 lane warm day .3 .5|0202 40 bin warm day .2 .5|0203 38 home even day .05 .35
0204 24 road even day .15 .4|0205 8 park warm day .05 .3|0206 24 road leaves day .2 .5|0207 24 home warm day .1 .25
0208 18 home insects day .1 .25|0209 16 park even day .25 .3|0210 12 road ice rush .15 .5|0301 70 shop warm evening .25 .4
0302 75 road even any .2 .3|0303 40 shop even rush .3 .5|0304 24 lane even day .35 .6|0305 22 home even evening .2 .4
0306 14 home even day 0 .3|0307 18 home even evening .1 .1|0308 44 shop even day .4 .6|0309 8 shop wind day 0 .4
0310 10 school school rush .05 .2|0401 40 home even day .25 .5|0402 30 tower cooling any 0 .1|0403 12 home rain day 0 .25
0404 28 home rain day 0 .05|0405 24 home even day 0 .3|0406 26 home dark evening .1 .3|0407 20 home even any .05 .2
0408 18 home rain any 0 .2|0409 40 home even evening 0 .03|0501 10 road wind any .1 .4|0502 26 home warm day 0 .15
0503 14 home warm day .1 .35|0504 14 river warm day .05 .5|0505 12 river warm day 0 .25|0506 10 river even day .05 .4
0507 12 park warm day 0 .3|0601 40 works even night 0 .05|0602 26 shop even evening .3 .2|0603 26 park warm evening .2 .1
0604 34 shop warm evening 0 .08|0605 34 home even day .15 .05|0606 10 factory warm night 0 .1|0607 14 works winter day .05 .35
0701 14 hydrant even day .05 .6|0702 38 home even evening .25 .45|0703 12 tower even any 0 .05|0704 6 home winter any 0 .1
0705 14 lane wind any .05 .4|0706 6 oldHome rain day 0 .4|0707 8 works even day .05 .5|0708 4 home rain any 0 .2
0801 24 home cooling any 0 .03|0802 8 road winter any 0 .2|0803 18 home cooling any 0 .05|0804 16 lane even day 0 .35
0805 14 charger even evening 0 .1|0806 10 tower heat evening 0 .02|0901 34 shop even day 0 .01|0902 18 shop warm evening 0 .1
0903 26 home even evening .15 .1|0904 10 oldHome even day .1 .35|0905 14 park even day .05 .3|0906 34 home even day .1 .1
`

/** How often, where and when each matter comes up. */
export const profiles: readonly Profile[] = lines
  .trim()
  .split(/[|\n]/)
  .map(line => {
    const [code, weight, pool, season, hours, spot, found] = line.split(' ')
    return {
      code: code!,
      weight: Number(weight),
      pool: pool as Pool,
      season: seasons[season as keyof typeof seasons],
      hours: hours as Hours,
      spot: Number(spot),
      found: Number(found),
    }
  })

if (profiles.length !== matters.length) throw new RangeError('a matter of the catalogue has no profile')

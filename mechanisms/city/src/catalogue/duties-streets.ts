import { example } from '../provenance.js';
import { QILIHE_UNITS } from '../units/qilihe.js';
import type { Codes } from './codes.js';
import { type Duty, duties } from './duty.js';

/**
 * The source gives the streets no classes, only modules (城建城管, 数字城管 …) and what their own video centres find. That
 * the daily tidiness of a street is its own is our reading, so every row here is an example.
 */
const CITATION = 'seeds, part 1, 二(三)3 建兰路街道…秀川街道: 城建城管、数字城管';

const CLEANING: Codes = {
  component: '03001 03002 03003 03004 03005 03014 03015 03016',
  event: '06010 06011 06012 06017 06034 06035 06037 06041 06042 10001',
  oldComponent: '0301 0302 0303 0304 0305',
  oldEvent: '0102 0103 0104 0106 0107 0108 0117 0407',
};

const NEIGHBOURHOOD: Codes = {
  component: '01046 01058 01059 01065 03008',
  event: '06004 06005 06007 06019 06038 06044 06047 07008 09013',
  oldComponent: '0126 0501',
  oldEvent: '0109 0113 0118 0199 0511 0599',
};

/** What enforcement leads and a street helps with: it knows the people. */
const HELPING: Codes = { event: '06001 07001 09001 09005 09006', oldEvent: '0101 0201 0501 0504' };

export const STREET_DUTIES: readonly Duty[] = QILIHE_UNITS.flatMap((unit) => {
  if (unit.kind !== 'street' || unit.area === null) return [];
  const own = { area: unit.area, unit: unit.id };
  return [
    ...duties(CLEANING, {
      ...own,
      duty: 'rectify',
      lead: true,
      provenance: example(CITATION, 'Cleaning of streets, bins and toilets.'),
    }),
    ...duties(NEIGHBOURHOOD, {
      ...own,
      duty: 'rectify',
      lead: true,
      provenance: example(CITATION, 'Tidiness of houses, courtyards and community facilities.'),
    }),
    ...duties(HELPING, {
      ...own,
      duty: 'assist',
      lead: false,
      provenance: example(CITATION, '综合治理: helps the enforcement bureau.'),
    }),
  ];
});

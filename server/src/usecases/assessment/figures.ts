import type { AssessmentFigures } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import type { RollupBy } from '../../store/rollups.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { groupedScores, periodScore } from '../period-score.js';
import type { ScoredPeriod } from '../scored-period.js';

/** Everything that a period's page shows and a frozen period keeps, made of the deltas. */
export async function assessmentFigures(
  tx: Tx,
  config: TenantConfig,
  scored: ScoredPeriod,
): Promise<AssessmentFigures> {
  const { period, policy } = scored;
  const zone = config.calendar.timeZone;
  const { units, area } = await periodScore(tx, config, scored);
  const groups = async (by: RollupBy, name: (group: string) => string) =>
    (await groupedScores(tx, config, scored, by, null)).map((each) => ({ ...each, name: name(each.group) }));
  return {
    policy: policy.id,
    settings: { ...policy },
    from: formatInstant(period.from, zone),
    to: formatInstant(period.to, zone),
    asOf: formatInstant(period.asOf, zone),
    units: units.map((each) => ({ ...each, name: namedUnit(config, each.unit).name })),
    area,
    versions: {
      policy: config.versionOf('policy', policy.id),
      calendar: config.versionOf('calendar'),
      units: config.versionOf('units'),
    },
    streets: await groups('area', (path) => config.areas.nameOf(path)),
    sources: await groups('source', (source) => source),
    classes: await groups('class', (code) => classNameOf(config, code)),
  };
}

function classNameOf(config: TenantConfig, code: string): string {
  for (const each of config.classes.values()) if (each.code === code) return each.name;
  return code;
}

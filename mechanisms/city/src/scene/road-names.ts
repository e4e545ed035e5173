import type { AreaCollection } from '../district/geojson.js';
import { STREETS } from '../district/streets.js';
import type { Road } from './roads.js';

const SIDES = ['路', '东路', '西路', '南路', '北路', '中路', '新路'] as const;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/**
 * Names of the roads, by their numbers: the large ones are called as roads of their streets are, the small ones after
 * their communities. Footways have none.
 */
export function roadNames(roads: readonly Road[], district: AreaCollection): (string | undefined)[] {
  const communities = new Map(
    district.features
      .filter(({ properties }) => properties.level === 'community')
      .map(({ id, properties }) => [id, properties.name.replace(/社区$/, '').replace(/[巷路]$/, '')]),
  );
  const used = new Set<string>();
  const take = (candidates: Iterable<string>): string | undefined => {
    for (const name of candidates) {
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    return undefined;
  };
  const names: (string | undefined)[] = [];
  const order: readonly Road['kind'][] = ['trunk', 'primary', 'secondary', 'residential', 'alley'];
  for (const kind of order) {
    for (const road of roads.filter((one) => one.kind === kind)) {
      const after = road.communities.map((id) => communities.get(id) ?? '');
      names[road.index] = isLarge(road) ? largeName(road, after, used, take) : take(smallNames(road, after));
    }
  }
  return names;
}

function isLarge({ kind }: Road): boolean {
  return kind === 'trunk' || kind === 'primary' || kind === 'secondary';
}

function largeName(
  road: Road,
  communities: readonly string[],
  used: Set<string>,
  take: (candidates: Iterable<string>) => string | undefined,
): string | undefined {
  const lists = road.streets.map((code) => STREETS.find((street) => street.code === code)?.roads ?? []);
  const all = lists.flat();
  if (road.isRiverside) return take([...all.filter((name) => name.startsWith('南滨河')), '南滨河路']);
  const inland = all.filter((name) => !name.startsWith('南滨河'));
  // One road that goes on under its name, street after street.
  const through = road.kind === 'trunk' ? inland.find((name) => name.startsWith('西津')) : undefined;
  if (through !== undefined) {
    used.add(through);
    return through;
  }
  return take([...inland, ...communities.flatMap((name) => SIDES.map((side) => `${name}${side}`))]);
}

function* smallNames({ kind }: Road, [community = '']: readonly string[]): Generator<string> {
  if (kind === 'residential') {
    yield `${community}街`;
    for (const side of ['东', '西', '南', '北', '中']) yield `${community}${side}街`;
    for (const numeral of NUMERALS) yield `${community}${numeral}街`;
    return;
  }
  for (const tens of ['', '十', '二十', '三十', '四十']) {
    for (const numeral of NUMERALS.slice(0, 9)) yield `${community}${tens}${numeral}巷`;
  }
}

import { QILIHE_UNITS, type SimulatedActor, STREETS } from '@bihuan/city';

/** Somebody of the sample district; who has a login can sign in. */
export interface SamplePerson {
  readonly id: string;
  readonly role: string;
  readonly area: string;
  readonly unit: string | null;
  readonly name: string;
  readonly login: string | null;
}

type Post = Omit<SamplePerson, 'name'>;

const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗'];
const givenNames = [
  '建国',
  '秀兰',
  '志强',
  '雪梅',
  '永红',
  '海燕',
  '国栋',
  '丽华',
  '文斌',
  '玉珍',
  '晓东',
  '桂芳',
  '立新',
  '春霞',
  '明远',
  '淑英',
  '少华',
  '银花',
  '德胜',
];

/** Simulated people whom one can be, and as whom. */
const LOGINS: Readonly<Record<string, string>> = {
  'duty-1': 'duty',
  // The next shift.
  'duty-2': 'duty-2',
  'dispatcher-1': 'dispatch',
  'hotline-1': 'hotline',
  'supervisor-1': 'supervisor',
  'office-1': 'office',
  'video-620103001': 'video',
  'collector-620103001-1': 'collector-1',
  'collector-620103001-2': 'collector-2',
  'collector-620103002-1': 'collector-3',
  'collector-620103003-1': 'collector-4',
  'crew-chengguanju-1': 'crew-chengguanju',
};

/** Units whose clerk can be signed in as: the streets, and the bureaus that get most cases. */
const CLERKS = [
  ...QILIHE_UNITS.filter((unit) => unit.kind === 'street').map((unit) => unit.id),
  'chengguanju',
  'gongshangju',
  'shuiwuju',
  'gongdianju',
];

/** Streets with duty officers and dispatchers of their own (seeds, part 1, 二(三)1). */
const OWN_CENTRES = [
  { street: '620103001', unit: 'xiyuan' },
  { street: '620103002', unit: 'xihu' },
];

/** Everybody of the sample: whoever the simulation may name, and one for each role that it does not play. */
export function samplePeople(district: string, actors: readonly SimulatedActor[]): SamplePerson[] {
  const street = (code: string): string => `${district}/${code}`;
  const whole = { area: district, unit: null };
  const posts: Post[] = [
    ...actors.map(
      ({ id, role, area, unit = null }): Post => ({ id, role, area, unit, login: loginOf(id, role, unit) }),
    ),
    { id: 'head-chengguanju', role: 'unit-head', area: district, unit: 'chengguanju', login: 'head-chengguanju' },
    { id: 'grid-1', role: 'grid-leader', area: street(STREETS[0]?.code ?? ''), unit: null, login: 'grid' },
    { id: 'leader-1', role: 'leader', ...whole, login: 'leader' },
    { id: 'admin-1', role: 'administrator', ...whole, login: 'admin' },
    { id: 'security-1', role: 'security-administrator', ...whole, login: 'security' },
    { id: 'auditor-1', role: 'auditor', ...whole, login: 'auditor' },
    ...OWN_CENTRES.flatMap((each): Post[] => [
      own('duty-officer', `duty-${each.unit}`, street(each.street)),
      own('dispatcher', `dispatch-${each.unit}`, street(each.street)),
    ]),
  ];
  return posts.map((post, i) => ({ ...post, name: nameOf(i) }));
}

function own(role: string, login: string, area: string): Post {
  return { id: login, role, area, unit: null, login };
}

function loginOf(id: string, role: string, unit: string | null): string | null {
  if (role === 'unit-clerk' && unit !== null && CLERKS.includes(unit)) return `clerk-${unit}`;
  return LOGINS[id] ?? null;
}

function nameOf(i: number): string {
  const surname = surnames[i % surnames.length] ?? '';
  const given = givenNames[(i * 7 + Math.floor(i / surnames.length)) % givenNames.length] ?? '';
  return `${surname}${given}`;
}

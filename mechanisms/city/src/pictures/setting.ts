import { type Random, random } from '../random.js';
import { blob, ellipse, group, HEIGHT, line, polygon, rect, WIDTH } from './shapes.js';

/** The place of a picture: the same for all pictures of a case. */
export interface Setting {
  readonly seed: string;
  readonly sky: readonly [top: string, bottom: string];
  readonly wall: string;
  readonly roof: string;
  readonly pavement: string;
  readonly road: string;
  readonly leaves: string;
  /** Where the ground begins. */
  readonly horizon: number;
  /** Where the kerb meets the lower edge. */
  readonly kerb: number;
  readonly mirrored: boolean;
}

const SKIES = [
  ['#9cc3df', '#e4eef2'],
  ['#b9c2c6', '#e2e4e2'],
  ['#7fa9cf', '#dbe8ea'],
  ['#c6b7a6', '#efe3d0'],
] as const;
const WALLS = ['#c9b8a0', '#b7a497', '#d3cdbf', '#a9b0ad', '#c3a58c', '#9fa7b0'];
const ROOFS = ['#7a4f42', '#5b6266', '#8a6a50', '#64706c'];
const PAVEMENTS = ['#b9b4aa', '#a8a59f', '#c1b6a4', '#aeb3b2'];
const ROADS = ['#5d6164', '#54585a', '#686a69'];
const LEAVES = ['#5d8a4c', '#4c7a53', '#76914a', '#8a8a4d'];

export function settingOf(seed: string): Setting {
  const rng = random('setting', seed);
  return {
    seed,
    sky: rng.pick(SKIES),
    wall: rng.pick(WALLS),
    roof: rng.pick(ROOFS),
    pavement: rng.pick(PAVEMENTS),
    road: rng.pick(ROADS),
    leaves: rng.pick(LEAVES),
    horizon: rng.between(430, 560),
    kerb: rng.between(900, 1250),
    mirrored: rng.chance(0.5),
  };
}

/** Sky, houses, pavement and road. What is drawn on it stands on the pavement, left of the kerb. */
export function streetOf(setting: Setting): string[] {
  const rng = random('street', setting.seed);
  const { sky, horizon, kerb, pavement, road } = setting;
  const far = WIDTH * 0.62;
  return [
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>`,
    rect(0, 0, WIDTH, horizon + 4, 'url(#sky)'),
    ...houses(setting, rng),
    polygon(
      [
        [0, horizon],
        [far, horizon],
        [kerb, HEIGHT],
        [0, HEIGHT],
      ],
      pavement,
    ),
    ...joints(setting, far),
    polygon(
      [
        [far, horizon],
        [WIDTH, horizon],
        [WIDTH, HEIGHT],
        [kerb, HEIGHT],
      ],
      road,
    ),
    polygon(
      [
        [far, horizon],
        [far + 10, horizon],
        [kerb + 46, HEIGHT],
        [kerb, HEIGHT],
      ],
      '#d8d6cf',
    ),
    ...lane(setting, far),
    ...trees(setting, rng),
  ];
}

/** The picture whole: mirrored or not, by daylight as it is at the time, a little shifted where it was taken again. */
export function framed(setting: Setting, parts: readonly string[], again: boolean): string {
  const rng = random('frame', setting.seed, again ? 'again' : 'first');
  const zoom = again ? 1.02 + rng.next() * 0.03 : 1;
  const [dx, dy] = again ? [rng.between(-14, 14), rng.between(-10, 10)] : [0, 0];
  const shift = `translate(${(WIDTH * (1 - zoom)) / 2 + dx} ${(HEIGHT * (1 - zoom)) / 2 + dy}) scale(${zoom})`;
  const body = setting.mirrored ? group(parts, `translate(${WIDTH} 0) scale(-1 1)`) : parts.join('');
  const light = again ? rect(0, 0, WIDTH, HEIGHT, '#fff3d6', 'opacity="0.1"') : '';
  return group([body], shift) + light;
}

function houses({ wall, roof, horizon }: Setting, rng: Random): string[] {
  const parts: string[] = [];
  for (let x = -40; x < WIDTH; ) {
    const width = rng.between(210, 380);
    const height = rng.between(170, horizon - 40);
    const top = horizon - height;
    parts.push(rect(x, top, width, height, wall, `opacity="${0.82 + rng.next() * 0.18}"`));
    parts.push(rect(x - 6, top - 14, width + 12, 20, roof));
    for (let wy = top + 34; wy < horizon - 70; wy += 74) {
      for (let wx = x + 26; wx < x + width - 60; wx += 78) {
        parts.push(rect(wx, wy, 44, 48, rng.chance(0.2) ? '#e9dca8' : '#6f8088', 'opacity="0.85"'));
      }
    }
    // A shop on the ground floor.
    parts.push(rect(x + 14, horizon - 58, width - 28, 58, '#5c5048'), rect(x + 14, horizon - 70, width - 28, 16, roof));
    x += width + rng.between(6, 40);
  }
  return parts;
}

function joints({ horizon, kerb }: Setting, far: number): string[] {
  const rows = [0.06, 0.14, 0.25, 0.39, 0.56, 0.77];
  const across = rows.map((part) => {
    const y = horizon + (HEIGHT - horizon) * part;
    return line(
      [
        [0, y],
        [far + (kerb - far) * part, y],
      ],
      '#000000',
      2,
      'opacity="0.13"',
    );
  });
  const along = [0.2, 0.4, 0.6, 0.8].map((part) =>
    line(
      [
        [far * part, horizon],
        [kerb * part - 90 * (1 - part), HEIGHT],
      ],
      '#000000',
      2,
      'opacity="0.1"',
    ),
  );
  return [...across, ...along];
}

function lane({ horizon }: Setting, far: number): string[] {
  return [0.1, 0.28, 0.52, 0.82].map((part) => {
    const y = horizon + (HEIGHT - horizon) * part;
    const x = far + 230 + part * 330;
    const size = 0.3 + part;
    return polygon(
      [
        [x, y],
        [x + 12 * size, y],
        [x + 34 * size, y + 66 * size],
        [x + 16 * size, y + 66 * size],
      ],
      '#e9e7de',
      'opacity="0.85"',
    );
  });
}

function trees({ horizon, leaves }: Setting, rng: Random): string[] {
  return [0.8, 0.93].flatMap((part, index) => {
    const x = WIDTH * part + rng.between(-30, 30);
    const foot = horizon + 26 + index * 30;
    return [
      rect(x - 8, foot - 170, 16, 170, '#5d4a3a'),
      blob([x, foot - 210], 92, 82, 0.14, rng.next, leaves),
      ellipse(x, foot, 60, 9, '#000000', 'opacity="0.18"'),
    ];
  });
}

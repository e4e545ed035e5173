import { type Random, random } from '../random.js';
import type { Setting } from './setting.js';
import { blob, ellipse, HEIGHT, line, type Point, polygon, rect } from './shapes.js';

/** What there is to see. `done`: what is left of it once it is put right. */
export interface Problem {
  open(setting: Setting, rng: Random): string[];
  done(setting: Setting, rng: Random): string[];
}

/** The middle of the pavement in the foreground. */
function spot({ kerb }: Setting, rng: Random): Point {
  return [kerb * 0.5 + rng.between(-90, 60), HEIGHT * rng.between(0.7, 0.78)];
}

const shade = (x: number, y: number, rx: number, ry: number): string =>
  ellipse(x, y, rx, ry, '#000000', 'opacity="0.22"');

const manhole: Problem = {
  open(setting, rng) {
    const [x, y] = spot(setting, rng);
    const missing = rng.chance(0.5);
    const ring = [ellipse(x, y, 200, 92, '#4c4f4e'), ellipse(x, y - 4, 176, 78, missing ? '#0f1213' : '#3a3d3c')];
    if (missing) return [...ring, ellipse(x + 20, y + 14, 120, 46, '#1d2426'), ...cone([x + 250, y + 60])];
    const cracks = [0.2, 1.5, 2.6, 4.1].map((angle) =>
      line(
        [
          [x, y],
          [x + Math.cos(angle) * 90, y + Math.sin(angle) * 34],
          [x + Math.cos(angle + 0.2) * 168, y + Math.sin(angle + 0.2) * 74],
        ],
        '#0d0f10',
        8,
      ),
    );
    return [
      ...ring,
      polygon(
        [
          [x, y],
          [x + 150, y - 34],
          [x + 166, y + 22],
        ],
        '#0d0f10',
      ),
      ...cracks,
    ];
  },
  done(setting, rng) {
    const [x, y] = spot(setting, rng);
    const bars = [-60, -30, 0, 30, 60].map((dx) =>
      line(
        [
          [x + dx * 2, y - 40 + Math.abs(dx) / 4],
          [x + dx * 2, y + 40 - Math.abs(dx) / 4],
        ],
        '#6d7472',
        9,
      ),
    );
    return [
      ellipse(x, y, 214, 100, '#8d8f8b'),
      ellipse(x, y, 196, 90, '#3f4443'),
      ellipse(x, y - 3, 180, 80, '#565d5b'),
      ...bars,
    ];
  },
};

const rubbish: Problem = {
  open(setting, rng) {
    const [x, y] = spot(setting, rng);
    const colours = ['#2e3336', '#3d5c73', '#8a8377', '#6f3d3a', '#d7d2c4', '#54683f'];
    const heap = [shade(x, y + 40, 330, 60), blob([x, y - 20], 270, 92, 0.16, rng.next, '#6b6257')];
    const bags = Array.from({ length: 13 }, () => {
      const [bx, by] = [x + rng.between(-250, 250), y + rng.between(-90, 40)];
      return blob([bx, by], rng.between(34, 66), rng.between(28, 50), 0.2, rng.next, rng.pick(colours));
    });
    const scraps = Array.from({ length: 22 }, () => {
      const [sx, sy] = [x + rng.between(-420, 420), y + rng.between(-10, 130)];
      return polygon(
        [
          [sx, sy],
          [sx + rng.between(10, 34), sy + rng.between(-8, 8)],
          [sx + rng.between(8, 28), sy + rng.between(8, 20)],
        ],
        rng.pick(['#eceade', '#b8c6cc', '#c9b18f', '#9d4a40']),
      );
    });
    return [...heap, ...bags, ...scraps];
  },
  done(setting, rng) {
    const [x, y] = spot(setting, rng);
    // Swept and hosed down: the ground is still wet.
    return [
      ellipse(x, y + 20, 360, 92, '#22292b', 'opacity="0.2"'),
      ellipse(x - 60, y + 6, 190, 38, '#dfe7ea', 'opacity="0.22"'),
    ];
  },
};

const pothole: Problem = {
  open({ kerb }, rng) {
    const [x, y]: Point = [kerb + 270, HEIGHT * rng.between(0.74, 0.82)];
    return [
      blob([x, y], 230, 92, 0.2, rng.next, '#3b3d3e'),
      blob([x + 6, y + 10], 190, 68, 0.22, rng.next, '#262829'),
      ellipse(x - 20, y + 26, 110, 26, '#59666b', 'opacity="0.8"'),
      ...Array.from({ length: 16 }, () =>
        ellipse(
          x + rng.between(-330, 300),
          y + rng.between(-90, 120),
          rng.between(6, 18),
          rng.between(4, 10),
          '#77797a',
        ),
      ),
      ...[-1, 1].map((side) =>
        line(
          [
            [x + side * 220, y],
            [x + side * 300, y - 30],
            [x + side * 360, y + 12],
          ],
          '#2b2d2e',
          6,
        ),
      ),
    ];
  },
  done({ kerb }, rng) {
    const [x, y]: Point = [kerb + 270, HEIGHT * rng.between(0.74, 0.82)];
    return [
      polygon(
        [
          [x - 290, y - 110],
          [x + 270, y - 120],
          [x + 320, y + 120],
          [x - 260, y + 130],
        ],
        '#2c2f31',
      ),
      line(
        [
          [x - 290, y - 110],
          [x + 270, y - 120],
          [x + 320, y + 120],
          [x - 260, y + 130],
          [x - 290, y - 110],
        ],
        '#1d1f20',
        9,
      ),
    ];
  },
};

const stall: Problem = {
  open(setting, rng) {
    const [x, y] = spot(setting, rng);
    const canopy = rng.pick(['#b5483c', '#3d6b8c', '#4d7a4e', '#c58a34']);
    const stripes = Array.from({ length: 5 }, (_, i) =>
      polygon(
        [
          [x - 290 + i * 116, y - 420],
          [x - 232 + i * 116, y - 420],
          [x - 262 + i * 124, y - 330],
          [x - 326 + i * 124, y - 330],
        ],
        '#efe9da',
      ),
    );
    const fruit = Array.from({ length: 34 }, (_, i) =>
      ellipse(
        x - 250 + (i % 12) * 46,
        y - 158 - Math.floor(i / 12) * 26,
        25,
        23,
        rng.pick(['#c9772f', '#a8382f', '#d8b23c', '#7d9b3d']),
      ),
    );
    return [
      shade(x, y + 20, 360, 56),
      rect(x - 292, y - 400, 14, 420, '#6b6e70'),
      rect(x + 280, y - 400, 14, 420, '#6b6e70'),
      polygon(
        [
          [x - 290, y - 420],
          [x + 290, y - 420],
          [x + 330, y - 330],
          [x - 330, y - 330],
        ],
        canopy,
      ),
      ...stripes,
      rect(x - 300, y - 140, 600, 30, '#7a5b3d'),
      rect(x - 290, y - 112, 580, 118, '#5c432c'),
      ...fruit,
      ...[-150, 40, 190].map((dx) => rect(x + dx - 60, y + 30, 120, 62, rng.pick(['#8f6f4c', '#4f6f8a', '#9c9387']))),
    ];
  },
  done: (setting, rng) => {
    const [x, y] = spot(setting, rng);
    return [ellipse(x, y, 250, 34, '#000000', 'opacity="0.06"')];
  },
};

const lamp: Problem = {
  open: (setting, rng) => [dusk(), ...post(setting, rng, false)],
  done: (setting, rng) => [dusk(), ...post(setting, rng, true)],
};

function dusk(): string {
  return rect(-100, -100, 1800, 1400, '#0d1830', 'opacity="0.58"');
}

function post({ kerb }: Setting, rng: Random, lit: boolean): string[] {
  const [x, y]: Point = [kerb * 0.62 + rng.between(-40, 40), HEIGHT * 0.86];
  const glow = lit
    ? [
        polygon(
          [
            [x + 210, 190],
            [x + 300, 190],
            [x + 640, y + 60],
            [x - 160, y + 60],
          ],
          '#ffe6a3',
          'opacity="0.26"',
        ),
        ellipse(x + 240, y + 50, 420, 92, '#ffe6a3', 'opacity="0.3"'),
        ellipse(x + 255, 186, 120, 74, '#fff1c4', 'opacity="0.55"'),
      ]
    : [];
  return [
    ...glow,
    rect(x - 13, 170, 26, y - 170, '#79828a'),
    rect(x - 30, y - 60, 60, 70, '#606970'),
    line(
      [
        [x, 178],
        [x + 90, 142],
        [x + 220, 160],
      ],
      '#79828a',
      20,
    ),
    rect(x + 196, 152, 122, 34, lit ? '#fff3cf' : '#30373c', 'rx="14"'),
    ...(lit
      ? []
      : [
          line(
            [
              [x + 214, 196],
              [x + 236, 232],
              [x + 226, 262],
            ],
            '#1d2327',
            5,
          ),
        ]),
  ];
}

const tree: Problem = {
  open(setting, rng) {
    const [x, y] = spot(setting, rng);
    const leaves = Array.from({ length: 9 }, () =>
      blob(
        [x + rng.between(120, 560), y - rng.between(-40, 210)],
        rng.between(70, 130),
        rng.between(56, 96),
        0.2,
        rng.next,
        rng.pick([setting.leaves, '#3f6a3c', '#6f8a48']),
      ),
    );
    return [
      shade(x + 120, y + 50, 560, 60),
      polygon(
        [
          [x - 380, y + 30],
          [x - 360, y - 24],
          [x + 330, y - 110],
          [x + 350, y - 66],
        ],
        '#5d4836',
      ),
      blob([x - 400, y + 6], 70, 66, 0.35, rng.next, '#4a3828'),
      ...leaves,
      ...[0.2, 0.5, 0.8].map((part) =>
        line(
          [
            [x + part * 300, y - 60],
            [x + part * 300 + 120, y - 190 + part * 60],
          ],
          '#5d4836',
          14,
        ),
      ),
    ];
  },
  done(setting, rng) {
    const [x, y] = spot(setting, rng);
    return [
      rect(x - 470, y - 30, 170, 96, '#7c5f43', 'rx="6"'),
      rect(x - 456, y - 18, 142, 72, '#4f3d2c'),
      line(
        [
          [x - 385, y + 10],
          [x - 385, y - 290],
        ],
        '#6b543d',
        20,
      ),
      line(
        [
          [x - 440, y + 30],
          [x - 385, y - 130],
          [x - 330, y + 30],
        ],
        '#a08460',
        9,
      ),
      blob([x - 385, y - 330], 96, 84, 0.16, rng.next, setting.leaves),
    ];
  },
};

const adverts: Problem = {
  open(setting, rng) {
    const papers = Array.from({ length: 15 }, () => {
      const [px, py] = [rng.between(150, 800), rng.between(330, 800)];
      const [width, height] = [rng.between(70, 130), rng.between(90, 150)];
      const lines = [0.25, 0.45, 0.65].map((part) =>
        rect(px + 10, py + height * part, (width - 20) * rng.between(0.6, 1), 7, '#3a3f46'),
      );
      return `<g transform="rotate(${Math.round(rng.between(-9, 9))} ${px} ${py})">${rect(px, py, width, height, rng.pick(['#f3efe2', '#f2d94e', '#e7a8a0', '#cfe3ea']))}${rect(px + 10, py + 10, width - 20, 14, '#a8332b')}${lines.join('')}</g>`;
    });
    return [...wall(setting), ...papers];
  },
  done: (setting) => [...wall(setting), rect(140, 320, 800, 640, '#ffffff', 'opacity="0.12"')],
};

function wall({ wall: fill, horizon }: Setting): string[] {
  const top = horizon - 330;
  const bricks = Array.from({ length: 17 }, (_, i) =>
    line(
      [
        [60, top + 40 + i * 52],
        [1020, top + 40 + i * 46],
      ],
      '#000000',
      2,
      'opacity="0.12"',
    ),
  );
  return [
    polygon(
      [
        [60, top],
        [1020, top + 60],
        [1020, HEIGHT * 0.82],
        [60, HEIGHT * 0.93],
      ],
      fill,
    ),
    ...bricks,
  ];
}

function cone([x, y]: Point): string[] {
  return [
    shade(x, y + 6, 70, 16),
    polygon(
      [
        [x - 14, y - 130],
        [x + 14, y - 130],
        [x + 52, y],
        [x - 52, y],
      ],
      '#d0622e',
    ),
    polygon(
      [
        [x - 25, y - 84],
        [x + 25, y - 84],
        [x + 36, y - 48],
        [x - 36, y - 48],
      ],
      '#f1eee4',
    ),
    rect(x - 66, y - 6, 132, 16, '#b9501f'),
  ];
}

export const PROBLEMS = { manhole, rubbish, pothole, stall, lamp, tree, adverts } as const;
export type ProblemName = keyof typeof PROBLEMS;

/** The same details before and after: the hole that is filled lay where it was. */
export function problemParts(name: ProblemName, setting: Setting, done: boolean): string[] {
  const rng = random('problem', name, setting.seed);
  return done ? PROBLEMS[name].done(setting, rng) : PROBLEMS[name].open(setting, rng);
}

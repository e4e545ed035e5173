/**
 * The scene's colours, made of the page's tokens: ground and ink in many shades, the accent for what is chosen. Green,
 * yellow and red are the lights' alone, so plants are a grey with a breath of green and pipes keep to blues, browns and
 * violets, told apart by their dashes too.
 */
export interface Colours {
  readonly ground: string;
  readonly glass: string;
  readonly green: string;
  readonly water: string;
  readonly road: string;
  readonly roadEdge: string;
  readonly footway: string;
  readonly edge: string;
  readonly name: string;
  readonly halo: string;
  readonly building: Readonly<Record<string, string>>;
  readonly buildingElse: string;
  readonly pipe: Readonly<Record<string, string>>;
  readonly pipeElse: string;
  /** From few to many. */
  readonly ramp: readonly string[];
  readonly sky: string;
  readonly horizon: string;
}

const light: Colours = {
  ground: '#eef1f0',
  glass: '#dde3e4',
  green: '#dbe5da',
  water: '#c6dbe3',
  road: '#ffffff',
  roadEdge: '#d5dcdc',
  footway: '#e4e8e8',
  edge: '#7f9aa1',
  name: '#3c494b',
  halo: '#f6f8f8',
  building: {
    residential: '#f6f4f0',
    office: '#e3ecf1',
    commercial: '#eeeaf0',
    industrial: '#e4e7e7',
    school: '#f3eee2',
    hospital: '#e8f1f3',
    public: '#e0ecee',
  },
  buildingElse: '#eef0ef',
  pipe: {
    water: '#2f78bd',
    sewage: '#7a5c49',
    rain: '#3aa0b4',
    gas: '#b564a6',
    heat: '#8f3f74',
    power: '#6a55c2',
    telecom: '#71808c',
  },
  pipeElse: '#71808c',
  ramp: ['#dcebee', '#b3d3da', '#80b2bf', '#4b8b9c', '#1f6273'],
  sky: '#dfe9ec',
  horizon: '#f3f6f6',
};

const dark: Colours = {
  ground: '#12191a',
  glass: '#0b1112',
  green: '#18231f',
  water: '#152a33',
  road: '#2b3638',
  roadEdge: '#1a2324',
  footway: '#20292a',
  edge: '#4f7079',
  name: '#b6c2c3',
  halo: '#0e1415',
  building: {
    residential: '#3a4344',
    office: '#3a4852',
    commercial: '#433f4a',
    industrial: '#3b3f40',
    school: '#46443c',
    hospital: '#3d4a4e',
    public: '#384b50',
  },
  buildingElse: '#3a4243',
  pipe: {
    water: '#5aa6ea',
    sewage: '#b08d75',
    rain: '#5fcbe0',
    gas: '#e08fd0',
    heat: '#c9699f',
    power: '#9d8cf2',
    telecom: '#a3b1bb',
  },
  pipeElse: '#a3b1bb',
  ramp: ['#1b3239', '#23505c', '#2f7484', '#4a9dae', '#8fd3e0'],
  sky: '#0a1012',
  horizon: '#162022',
};

export const colours = { light, dark } as const;

/** With those of the page that the scene shares. */
export interface Palette extends Colours {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly lights: Readonly<Record<'green' | 'yellow' | 'red', string>>;
}

/** Kinds of pipes, in the order of a legend. */
export const PIPE_KINDS = ['water', 'sewage', 'rain', 'gas', 'heat', 'power', 'telecom'] as const;

/** Stroke and gap in widths of the line; null: unbroken. */
export const PIPE_DASHES: Readonly<Record<string, readonly [number, number] | null>> = {
  water: null,
  sewage: [8, 2],
  rain: [3, 2],
  gas: [5, 3],
  heat: [12, 2],
  power: [2, 2],
  telecom: [1, 2],
};

/**
 * Who may import whom, as in ARCHITECTURE.md. A zone is a folder with a purpose of its own; imports within one are
 * free. `type:` allows a zone's types only.
 */
export interface Zone {
  readonly name: string;
  readonly folder: RegExp;
  readonly imports: readonly string[];
  /** Packages that are not ours: all of them where this is absent. */
  readonly packages?: readonly string[];
}

const kernel = ['kernel/worktime', 'kernel/scoring', 'kernel/geo', 'kernel/flow'];
const mechanisms = ['mechanisms/kit', 'mechanisms/*'];
const pure: readonly string[] = [];

/** The first that fits is the zone of a file. */
export const zones: readonly Zone[] = [
  { name: 'kernel/worktime', folder: /^kernel\/worktime\//, imports: [], packages: pure },
  { name: 'kernel/scoring', folder: /^kernel\/scoring\//, imports: [], packages: pure },
  {
    name: 'kernel/geo',
    folder: /^kernel\/geo\//,
    imports: [],
    packages: [
      'flatbush',
      'kdbush',
      'supercluster',
      'gcoord',
      'proj4',
      'geojson-vt',
      'vt-pbf',
      'robust-predicates',
      'clipper2-ts',
    ],
  },
  // Only tests of the others together, and what they are made of.
  { name: 'kernel/conformance', folder: /^kernel\/conformance\//, imports: [...kernel, ...mechanisms] },
  { name: 'kernel/flow', folder: /^kernel\/flow\//, imports: ['kernel/worktime'], packages: pure },
  // Register, roster, meeting: the kernels of later mechanisms.
  { name: 'kernel/*', folder: /^kernel\/[^/]+\//, imports: ['kernel/worktime'], packages: pure },
  { name: 'mechanisms/kit', folder: /^mechanisms\/kit\//, imports: kernel },
  { name: 'mechanisms/*', folder: /^mechanisms\/[^/]+\//, imports: ['mechanisms/kit'] },
  // Pages as text: what the server sends, and the little script that they take along.
  { name: 'portal', folder: /^portal\//, imports: ['type:contracts'] },
  { name: 'contracts', folder: /^contracts\//, imports: [...kernel, 'mechanisms/kit'].map((zone) => `type:${zone}`) },
  {
    name: 'server/routes',
    folder: /^server\/src\/routes\//,
    // Settings and the stream's hub are handed to it by the wiring; it knows their types.
    imports: [
      'server/policies',
      'server/usecases',
      'contracts',
      'portal',
      ...['server/adapters', 'server/jobs', ...kernel].map((zone) => `type:${zone}`),
    ],
  },
  { name: 'server/policies', folder: /^server\/src\/policies\//, imports: [...mechanisms, ...kernel] },
  {
    name: 'server/usecases',
    folder: /^server\/src\/usecases\//,
    // What a use case answers is typed by the contract, and what it refuses is said by the policies.
    imports: [...kernel, ...mechanisms, 'server/store', 'server/policies', 'type:contracts'],
  },
  {
    name: 'server/store',
    folder: /^server\/src\/store\//,
    imports: [...kernel, ...mechanisms].map((z) => `type:${z}`),
  },
  { name: 'server/migrations', folder: /^server\/src\/migrations\//, imports: [] },
  {
    name: 'server/jobs',
    folder: /^server\/src\/jobs\//,
    imports: ['server/usecases', 'server/adapters', 'type:contracts'],
  },
  { name: 'server/adapters', folder: /^server\/src\/adapters\//, imports: [] },
  {
    name: 'server/testing',
    folder: /^server\/src\/testing\//,
    imports: ['server/*', ...kernel, ...mechanisms, 'contracts'],
  },
  // Files that lie directly in src wire the others together.
  { name: 'server', folder: /^server\/src\/[^/]+$/, imports: ['server/*', ...kernel, ...mechanisms, 'contracts'] },
  { name: 'cli', folder: /^cli\//, imports: [...kernel, ...mechanisms, 'contracts', 'server'] },
  { name: 'web/client', folder: /^web\/client\//, imports: ['contracts'] },
  { name: 'web/find', folder: /^web\/find\//, imports: [] },
  { name: 'web/ui', folder: /^web\/ui\//, imports: [] },
  { name: 'web/map', folder: /^web\/map\//, imports: ['kernel/geo', 'contracts', 'web/ui'] },
  {
    name: 'web/*',
    folder: /^web\/(?:mechanisms\/)?[^/]+\//,
    imports: ['web/client', 'web/find', 'web/ui', 'web/map', ...kernel, ...mechanisms, 'contracts'],
  },
  // Starts a server of its own, whose clock it holds.
  { name: 'e2e', folder: /^e2e\//, imports: [...kernel, ...mechanisms, 'contracts', 'server'] },
  { name: 'scripts', folder: /^scripts\//, imports: [] },
];

/** Packages that only some zones may use: SQL is the store's, a database's doors are the adapters'. */
export const keptFor: readonly { readonly package: string; readonly zones: readonly string[] }[] = [
  { package: 'kysely', zones: ['server/store'] },
  { package: 'pg', zones: ['server/store', 'server/migrations', 'server/adapters', 'server/testing'] },
];

/** Words that only some zones may say: what surrounds the program is read in one place and passed on. */
export const saidIn: readonly { readonly what: string; readonly pattern: RegExp; readonly zones: readonly string[] }[] =
  [
    {
      what: 'process.env',
      pattern: /\bprocess\s*\.\s*env\b|\bimport\s*{[^}]*\benv\b[^}]*}\s*from\s*['"]node:process['"]/,
      zones: ['server/adapters', 'server/testing', 'server', 'e2e', 'scripts'],
    },
    {
      what: 'the clock (Date.now, new Date())',
      pattern: /\bDate\.now\b|\bnew Date\(\s*\)/,
      zones: ['server/adapters', 'server/testing', 'server', 'web/client', 'web/*', 'e2e', 'scripts'],
    },
  ];

import { classesOf, type Duty, limitKind, QILIHE_UNCLEAR, type Severity } from '@bihuan/city';
import type {
  CatalogueBody as CatalogueDocument,
  ClassBody as ClassDocument,
  DutiesBody as DutiesDocument,
  LimitBody as LimitDocument,
  LimitsBody as LimitsDocument,
  MapBody as MapDocument,
  NotifyBody as NotifyDocument,
  Open311Body as Open311Document,
  ProvenanceBody as ProvenanceDocument,
  TemplatesBody as TemplatesDocument,
  UnclearBody as UnclearDocument,
} from '@bihuan/contracts';
import type { Duration } from '@bihuan/kit';

export type {
  CatalogueDocument,
  ClassDocument,
  DutiesDocument,
  LimitDocument,
  LimitsDocument,
  MapDocument,
  NotifyDocument,
  Open311Document,
  ProvenanceDocument,
  TemplatesDocument,
  UnclearDocument,
};

/** While a city has set nothing up: only our own tiles, and nothing leaves the machine. */
export const NO_MAP: MapDocument = { baseMap: null, tiles3d: [], hosts: [] };

/** While a city has set nothing up: what the public reported is shown, and no service asks more than the words. */
export const PLAIN_OPEN311: Open311Document = {
  jurisdiction: '',
  contact: '',
  keyService: '',
  shows: 'public',
  attributes: {},
};

/** While nothing is set up nobody is told outside the console. */
export const NO_NOTIFY: NotifyDocument = {
  publicUrl: null,
  email: null,
  sms: null,
  push: false,
  quiet: { from: '22:00', to: '07:00' },
  digestAt: '08:30',
};

export const SEVERITIES: readonly Severity[] = ['general', 'urgent', 'special'];

/** A responsible unit as it is stored. */
export interface UnitDocument {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  /** The path of the area it works in; null: the whole tenant. */
  readonly area: string | null;
  readonly commandDuty: boolean;
  /** What a version from before these members were known lacks. */
  readonly phone?: string | null;
  /** When it can be reached: in words, or by a calendar. */
  readonly hours?: string | { readonly calendar: string } | null;
  /** The clerk in charge, a person's id; the unit's other clerks stand in. Absent: whoever comes first. */
  readonly clerk?: string | null;
  /** It gets no more cases; those that it had keep its name. */
  readonly retired?: boolean;
}

/** What holds for a class under one severity. */
export interface StandardDocument {
  readonly limit: Duration | null;
  readonly filing: string;
  readonly closing: string;
  /** Translations of the rule's texts, where there are any; the texts themselves hold. */
  readonly filingEn?: string | null;
  readonly closingEn?: string | null;
}

/** One string for a class. */
export function classKeyOf(ref: {
  readonly standardRef: string;
  readonly kind: string;
  readonly code: string;
}): string {
  return `${ref.standardRef}|${ref.kind}|${ref.code}`;
}

/** The duties as they are written now; those of the first version were a plain list, and the classes left open in code. */
export function dutiesOfBody(body: unknown): DutiesDocument {
  if (!Array.isArray(body)) return body as DutiesDocument;
  const rows: readonly Duty[] = body;
  return { rows: rows.map((row, index) => ({ ...row, id: `d${index + 1}` })), unclear: sampleUnclear() };
}

/** What the sample district leaves open. */
export function sampleUnclear(): UnclearDocument[] {
  return QILIHE_UNCLEAR.map(({ codes, why }) => ({ classes: classesOf(codes).map(classKeyOf), why }));
}

type OldClass = ClassDocument & { readonly standards?: Readonly<Record<string, StandardDocument>> };

/** The limits as the first version had them, within the catalogue, where no document of their own is stored yet. */
export function limitsOfCatalogue(catalogue: CatalogueDocument): LimitsDocument {
  const example: ProvenanceDocument = { sourced: 'example', citation: 'none' };
  const classes = (catalogue.classes as readonly OldClass[]).flatMap((each) => {
    const rows = Object.entries(each.standards ?? {}).map(([severity, { limit, filing, closing }]) => {
      const row = { filing: { zh: filing, en: null }, limit, closing: { zh: closing, en: null }, provenance: example };
      return [severity, [row]] as const;
    });
    return rows.length === 0 ? [] : [[classKeyOf(each), Object.fromEntries(rows)] as const];
  });
  return { defaults: { component: {}, event: {} }, classes: Object.fromEntries(classes) };
}

/** The catalogue without what is a document of its own now. */
export function catalogueOfBody(body: unknown): CatalogueDocument {
  const { defaultStandard, classes } = body as { defaultStandard: string; classes: readonly OldClass[] };
  return { defaultStandard, classes: classes.map(({ standards: _, ...rest }) => rest) };
}

/** The limits that hold for a class under a severity, the one that filing proposes first; its kind's where it has none. */
export function limitsFor(limits: LimitsDocument, ref: ClassDocument, severity: Severity): readonly LimitDocument[] {
  const own = limits.classes[classKeyOf(ref)]?.[severity] ?? [];
  if (own.length > 0) return own;
  const ofKind = limits.defaults[limitKind(ref)][severity];
  return ofKind === undefined ? [] : [ofKind];
}

/** Where the table says nothing. */
const NEAR_METRES = 200;

/** How near an open case of a class must be to be likely the same, in metres. */
export function nearMetresOf({ near }: LimitsDocument, classKey: string): number {
  return near?.classes[classKey] ?? near?.default ?? NEAR_METRES;
}

/** What filing proposes for a class, by severity. */
export function standardsOf(limits: LimitsDocument, ref: ClassDocument): Readonly<Record<string, StandardDocument>> {
  const standards: Record<string, StandardDocument> = {};
  for (const severity of SEVERITIES) {
    const [first] = limitsFor(limits, ref, severity);
    if (first === undefined) continue;
    const { limit, filing, closing } = first;
    standards[severity] = {
      limit,
      filing: filing.zh,
      closing: closing.zh,
      filingEn: filing.en,
      closingEn: closing.en,
    };
  }
  return standards;
}

import type { Duration } from '@bihuan/kit';
import type { Severity } from './common.js';

/** Bodies of the versioned documents, as they are written now. A calendar is the kit's `CalendarSource`, a policy its `Policy`. */

/** A text in the languages of the screens; English where somebody wrote it. */
export interface TextBody {
  readonly zh: string;
  readonly en: string | null;
}

/** Where a piece of data comes from: the seed document, our example, or a decision of the city's own. */
export interface ProvenanceBody {
  readonly sourced: 'source' | 'example' | 'city';
  readonly citation: string;
  readonly note?: string;
}

/** A class of the catalogue. */
export interface ClassBody {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
  readonly group: string;
  readonly groupEn?: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  /** What a new report of the class starts with. */
  readonly severity: Severity;
  /** When a case of the class is urgent or special. */
  readonly flags?: readonly FlagBody[];
  /** The city's own class, in no standard. */
  readonly local?: boolean;
  /** No new case begins with it; those that have it keep it. */
  readonly retired?: boolean;
}

export interface FlagBody {
  readonly severity: 'urgent' | 'special';
  /** Every case of the class is; else the duty officer judges by `when`. */
  readonly always: boolean;
  readonly when: TextBody;
  readonly provenance: ProvenanceBody;
}

export interface CatalogueBody {
  readonly defaultStandard: string;
  readonly classes: readonly ClassBody[];
}

/** One limit of a class or a kind: when it holds, how long handling may take, what ends it. */
export interface LimitBody {
  readonly filing: TextBody;
  /** Null: without limit. */
  readonly limit: Duration | null;
  readonly closing: TextBody;
  readonly provenance: ProvenanceBody;
}

export type LimitsOfClass = Partial<Readonly<Record<Severity, readonly LimitBody[]>>>;

export interface NearBody {
  readonly default: number;
  /** By class: `standard|kind|code`. */
  readonly classes: Readonly<Record<string, number>>;
}

/** Of several limits of a class and a severity the first is what filing proposes. */
export interface LimitsBody {
  readonly defaults: Readonly<Record<'component' | 'event', Partial<Readonly<Record<Severity, LimitBody>>>>>;
  /** By class: `standard|kind|code`. */
  readonly classes: Readonly<Record<string, LimitsOfClass>>;
  /** How near an open case of the class must be to be likely the same, in metres. Absent: 200 for all. */
  readonly near?: NearBody;
}

/** A line of the duty table: who answers for some classes in an area. */
export interface DutyBody {
  /** By which it is found again. */
  readonly id: string;
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly codes: readonly string[];
  /** `*`, or the path of an area: it and everything below it. */
  readonly area: string;
  readonly unit: string;
  readonly duty: 'rectify' | 'supervise' | 'enforce' | 'assist';
  readonly lead: boolean;
  /** The unit answers only for what it owns or still maintains. */
  readonly onlyOwn?: boolean;
  readonly provenance: ProvenanceBody;
}

/** Classes without a lead on purpose: their cases go to the duty desk as unclear responsibility. */
export interface UnclearBody {
  /** `standard|kind|code` each. */
  readonly classes: readonly string[];
  readonly why: TextBody;
}

export interface DutiesBody {
  readonly rows: readonly DutyBody[];
  readonly unclear: readonly UnclearBody[];
}

/** What a city lays under its map, from its own server or from a file in the data folder. */
export type BaseMapBody =
  /** Pictures of an XYZ server: `{z}`, `{x}` and `{y}` in the address. */
  | {
      readonly kind: 'raster';
      readonly url: string;
      readonly tileSize: 256 | 512;
      readonly maxZoom: number;
      readonly attribution: string;
    }
  /** A style of vector tiles. */
  | { readonly kind: 'style'; readonly url: string; readonly attribution: string }
  /** `NAME.pmtiles` in the folder `maps`. */
  | { readonly kind: 'pmtiles'; readonly file: string; readonly attribution: string };

/** A set of 3D Tiles: the address of its tileset.json, or a folder in the folder `3dtiles`. */
export interface Tiles3dBody {
  readonly id: string;
  readonly name: string;
  readonly from: 'url' | 'folder';
  readonly at: string;
  readonly attribution: string;
}

export interface MapBody {
  /** Null: only our own tiles. */
  readonly baseMap: BaseMapBody | null;
  readonly tiles3d: readonly Tiles3dBody[];
  /** Servers beyond those of the addresses above that a style or a set refers to: `https://glyphs.example.org`. */
  readonly hosts: readonly string[];
}

export const OPEN311_DATATYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;

/** What a service asks beyond the place and the words (GeoReport v2, GET Service Definition). */
export interface Open311AttributeBody {
  readonly code: string;
  readonly datatype: (typeof OPEN311_DATATYPES)[number];
  readonly required: boolean;
  readonly description: string;
  /** Of the two kinds of lists. */
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

/** How the installation answers by Open311. */
export interface Open311Body {
  /** Its `jurisdiction_id`, such as the root of the city's site; empty: the tenant's code. */
  readonly jurisdiction: string;
  /** Whom to ask, and how to get a key. */
  readonly contact: string;
  readonly keyService: string;
  /** Which requests are shown without a key: all, those that the public reported, or none. */
  readonly shows: 'all' | 'public' | 'none';
  /** By `standard|kind|code`. */
  readonly attributes: Readonly<Record<string, readonly Open311AttributeBody[]>>;
}

/** By what people are told: nothing leaves the machine before a channel is set up. */
export interface NotifyBody {
  /** Where people reach the console, for links in messages; null: messages have none. */
  readonly publicUrl: string | null;
  readonly email: EmailBody | null;
  readonly sms: SmsBody | null;
  /** Messages in browsers that a person allowed to show them. */
  readonly push: boolean;
  /** Local hours in which messages wait; null: none. Urgent ones go out at once. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** When the daily summary goes out, local time. */
  readonly digestAt: string;
}

/** The password is kept apart and never shown. */
export interface EmailBody {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user: string | null;
  readonly from: string;
}

/** `log`: nothing is sent, the server's log says what would have been. */
export type SmsBody =
  | { readonly kind: 'log' }
  | {
      readonly kind: 'http';
      readonly method: 'POST' | 'PUT' | 'GET';
      /** With {phone}, {text}, {key} and {secret}, as in headers and body. */
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** What is said of an event, by language; with {placeholders}. */
export interface TemplateBody {
  readonly title: string;
  readonly text: string;
}

export interface TemplatesBody {
  readonly events: Readonly<Record<string, { readonly 'zh-CN': TemplateBody; readonly en: TemplateBody }>>;
}

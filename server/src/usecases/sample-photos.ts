import { createHash } from 'node:crypto';
import { SAMPLE_PICTURE, type SampleMoment, sampleRecipe } from '@bihuan/city';
import type { FileRow } from '../store/files.js';
import type { CaseHistory, HistoryEvent } from './import-histories.js';

/** A picture of the sample, not drawn yet. */
export interface SamplePicture {
  readonly id: string;
  readonly recipe: string;
  readonly by: string;
  readonly at: number;
  readonly place: { readonly lon: number; readonly lat: number } | null;
}

const day = 86_400_000;
/** Older cases are seldom opened, and have none. */
const recent = 21 * day;

const MOMENTS: Readonly<Record<string, SampleMoment>> = {
  reported: 'before',
  'handed-back': 'after',
  feedback: 'after',
  verified: 'verification',
};
/** Sources whose reports come with a picture, and how many of a hundred do. */
const SHARE: Readonly<Record<string, number>> = { collector: 95, video: 100, citizen: 70, open311: 70 };

/** The histories with pictures on recent cases of problems that can be drawn. The same histories, the same pictures. */
export function withPhotos(
  histories: readonly CaseHistory[],
  now: number,
): { readonly histories: CaseHistory[]; readonly pictures: SamplePicture[] } {
  const pictures: SamplePicture[] = [];
  const shown = histories.map((history) => {
    const [first] = history.events;
    if (first === undefined || first.at < now - recent) return history;
    return { ...history, events: history.events.map((event) => photographed(event, first, pictures)) };
  });
  return { histories: shown, pictures };
}

function photographed(event: HistoryEvent, report: HistoryEvent, pictures: SamplePicture[]): HistoryEvent {
  const moment = MOMENTS[event.type];
  const { kind, class: code, location, source } = report.data;
  if (moment === undefined || (kind !== 'component' && kind !== 'event')) return event;
  const failed = event.type === 'verified' && event.data.passed !== true;
  const recipe = sampleRecipe(kind, String(code), event.case, failed ? 'before' : moment);
  if (recipe === null || lot(event.case) >= (SHARE[String(source)] ?? 25)) return event;
  const id = createHash('sha256').update(`${event.case}\n${event.type}\n${event.at}`).digest('base64url').slice(0, 22);
  const place = location as SamplePicture['place'] | undefined;
  const taken = place == null ? null : near(place, id);
  pictures.push({ id, recipe, by: event.actor, at: event.at, place: taken });
  return { ...event, data: { ...event.data, attachments: [id] } };
}

/** 0 … 99, by the case: all its events have pictures, or none. */
function lot(text: string): number {
  return createHash('sha256').update(text).digest().readUInt16BE(0) % 100;
}

/** Some metres off, as a phone's place is. */
function near({ lon, lat }: { readonly lon: number; readonly lat: number }, id: string) {
  const [east, north] = [lot(`${id} east`) - 50, lot(`${id} north`) - 50];
  return { lon: lon + east * 5e-6, lat: lat + north * 4e-6 };
}

export function sampleFiles(tenant: string, pictures: readonly SamplePicture[]): Omit<FileRow, 'named'>[] {
  return pictures.map(({ id, recipe, by, at, place }) => ({
    tenant,
    id,
    came_digest: null,
    digest: null,
    kind: 'image/webp',
    bytes: 0,
    ...SAMPLE_PICTURE,
    taken_at: at - 60_000,
    bearing: null,
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    drawn: recipe,
    uploaded_by: by,
    uploaded_at: at,
    erased_at: null,
  }));
}

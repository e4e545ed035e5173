import type { CaseFilter, CasePage } from '@bihuan/contracts';
import { isUp } from '@bihuan/flow';
import { localDate } from '@bihuan/worktime';
import { allows, type Subject } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type MatterRow, matterColumns } from '../../store/matters.js';
import type { TestInstallation } from '../../testing/installation.js';
import { clocksOf } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import type { Actor } from '../types.js';

interface Known {
  readonly row: MatterRow;
  readonly subject: Subject;
  readonly light: string | null;
  readonly text: string;
  readonly phones: readonly string[];
}

/** A list worked out the long way: every case read from the tables, its clocks from the kernel, each condition spelt out. */
export interface NaiveList {
  readonly ids: readonly string[];
  readonly counts: CasePage['counts'];
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const requests = ['return-request', 'extension-request', 'deferral-request'];

/** Reads everything once; the lists of that instant can then be asked for. */
export async function naive(here: TestInstallation): Promise<(actor: Actor, filter: CaseFilter) => NaiveList> {
  const { app, tenant } = here;
  const now = app.clock.now();
  return app.db.snapshot(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    const rows = await tx.selectFrom('matter').select(matterColumns).execute();
    const involved = await tx.selectFrom('involved').select(['matter', 'party']).execute();
    const texts = await tx.selectFrom('private_text').select(['matter', 'seq', 'field', 'body']).execute();
    const contacts = await tx.selectFrom('contact').select(['matter', 'phone']).execute();
    const bodies = new Map(texts.map((each) => [`${each.matter}/${each.seq}/${each.field}`, each.body]));
    const parties = new Map<string, Set<string>>(rows.map((row) => [row.id, new Set()]));
    for (const { matter, party } of involved) parties.get(matter)?.add(party);
    const phones = new Map<string, string[]>(rows.map((row) => [row.id, []]));
    for (const { matter, phone } of contacts) if (phone !== null) phones.get(matter)?.push(phone);
    const known = rows.map(
      (row): Known => ({
        row,
        subject: {
          areaPath: row.area_path,
          unit: row.unit,
          reportedBy: row.reported_by,
          sentTo: row.sent_to,
          crew: row.crew,
          helpers: row.helpers,
          parties: parties.get(row.id) ?? new Set(),
        },
        light: row.ended_at === null ? (clocksOf(config, row, now).stage?.light ?? null) : null,
        text: lower(
          [
            row.number,
            bodies.get(`${row.id}/${row.address_seq}/address`) ?? '',
            bodies.get(`${row.id}/1/description`) ?? '',
          ].join('\n'),
        ),
        phones: phones.get(row.id) ?? [],
      }),
    );
    return (actor, filter) => list(config, known, actor, filter, now);
  });
}

function list(config: TenantConfig, all: readonly Known[], actor: Actor, filter: CaseFilter, now: number): NaiveList {
  const found = all.filter((each) => isListed(config, each, actor, filter, now)).sort(order(config, filter));
  const count = (light: string) => found.filter((each) => each.light === light).length;
  return {
    ids: found.map(({ row }) => row.id),
    counts: { total: found.length, green: count('green'), yellow: count('yellow'), red: count('red') },
  };
}

function isListed(config: TenantConfig, each: Known, actor: Actor, filter: CaseFilter, now: number): boolean {
  const { row, subject, light } = each;
  const rights = rightsOf(config.newestFlow);
  if (filter.queue !== 'all' && row.ended_at !== null) return false;
  if (filter.queue === 'desk' ? !isOnDesk(each, actor) : !allows(rights, actor, 'case.read', subject)) return false;
  const up = (mark: string) => isUp(row.fold.marks[mark], now);
  return (
    (filter.state === undefined || filter.state.split(',').includes(row.state)) &&
    (filter.mark === undefined || filter.mark.split(',').some(up)) &&
    (filter.light === undefined || light === filter.light) &&
    (filter.severity === undefined || row.severity === filter.severity) &&
    (filter.source === undefined || row.channel === filter.source) &&
    (filter.unit === undefined || row.unit === filter.unit) &&
    (filter.class === undefined || row.class === filter.class) &&
    (filter.kind === undefined || row.kind === filter.kind) &&
    (filter.area === undefined || isIn(filter.area, row.area_path)) &&
    (filter.due === undefined || isDueToday(config, row, now)) &&
    (filter.q === undefined || isFound(config, each, actor, filter.q))
  );
}

function isOnDesk({ row, subject, light }: Known, { person, grants }: Actor): boolean {
  return grants.some(({ role, areaPath, unit }) => {
    const here = isIn(areaPath, row.area_path);
    const { state } = row;
    const raised = (marks: readonly string[]) => marks.some((mark) => Object.hasOwn(row.fold.marks, mark));
    switch (role) {
      case 'duty-officer':
        return here && ['reported', 'feedback', 'verified'].includes(state);
      case 'dispatcher':
        if (!here) return false;
        if (['filed', 'returned', 'failed', 'feedback'].includes(state)) return true;
        return (state === 'verifying' && light === 'red') || (state === 'handling' && raised(requests));
      case 'unit-clerk':
        return here && row.unit === unit && state === 'handling';
      case 'unit-crew':
        return here && row.unit === unit && row.crew === person && state === 'handling';
      case 'collector':
        if (!subject.parties.has(`person:${person}`) || row.sent_to !== person) return false;
        return state === 'verifying' || (state === 'reported' && raised(['check']));
      case 'leader':
        return here && row.supervised;
      case 'coordination-office':
        return here && row.coordination;
      case 'hotline-agent':
        return row.reported_by === person;
      default:
        throw new Error(`no desk of ${role} is spelt out`);
    }
  });
}

function isFound(config: TenantConfig, { text, phones, subject }: Known, actor: Actor, q: string): boolean {
  if (q.trim() === '') return true;
  const words = lower(q).split(/\s+/).filter(Boolean);
  if (words.every((word) => text.includes(word))) return true;
  if (!allows(rightsOf(config.newestFlow), actor, 'case.contact.read', subject)) return false;
  const digits = (phone: string) => phone.replace(/\D/g, '');
  return phones.some((phone) => (/^\d{4}$/.test(q) ? digits(phone).slice(-4) === q : digits(phone) === digits(q)));
}

function isDueToday(config: TenantConfig, row: MatterRow, now: number): boolean {
  const zone = config.calendar.timeZone;
  return row.stage_due !== null && localDate(row.stage_due, zone) <= localDate(now, zone);
}

function order(config: TenantConfig, { queue, sort = 'due' }: CaseFilter): (a: Known, b: Known) => number {
  const states = Object.keys(config.newestFlow.states);
  const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0);
  const due = ({ row }: Known) => row.stage_due ?? Number.POSITIVE_INFINITY;
  const byDue = (a: Known, b: Known) => compare(due(a), due(b)) || compare(a.row.id, b.row.id);
  if (queue === 'all' || sort === 'reported') {
    return (a, b) => compare(b.row.reported_at, a.row.reported_at) || compare(b.row.id, a.row.id);
  }
  if (sort === 'due') return byDue;
  return (a, b) => compare(states.indexOf(a.row.state), states.indexOf(b.row.state)) || byDue(a, b);
}

function isIn(area: string, path: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}

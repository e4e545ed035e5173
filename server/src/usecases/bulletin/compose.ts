import type { AssessmentFigures, BulletinBlock } from '@bihuan/contracts';
import type { Column, Part, Sheet } from './sheet.js';
import { shown } from './sheet.js';
import { type BulletinWords, bulletinWords } from './words.js';

/** Seeds, part 1, "一、总体目标" of the assessment: 85 % of what should be resolved is. */
const GOAL = 0.85;

export interface Issue {
  readonly year: number;
  readonly no: number;
  readonly period: string;
  readonly phase: string;
  readonly title: string;
  readonly issuer: string;
  readonly recipients: string;
  readonly blocks: readonly BulletinBlock[];
  /** Local date of its approval; of a draft, of the freezing. */
  readonly date: string;
  readonly figures: AssessmentFigures;
  readonly digest: string;
}

/** Puts an issue together from the frozen figures alone: the same issue is always the same document. */
export function compose(issue: Issue, language: 'zh' | 'en'): Sheet {
  const words = bulletinWords[language];
  const { figures, digest } = issue;
  return {
    language,
    issuer: issue.issuer,
    issue: words.issue(issue.no, issue.year),
    title: issue.title,
    notice: issue.phase === 'trial' ? words.trial : null,
    editor: words.editor(issue.issuer),
    date: words.date(issue.date),
    on: issue.date,
    distribution: issue.recipients === '' ? '' : words.distribution(issue.recipients),
    parts: numbered(
      issue.blocks.flatMap((block) => partsOf(issue, block, words)),
      words,
    ),
    source: words.madeFrom({
      policy: figures.policy,
      policyVersion: figures.versions.policy,
      calendarVersion: figures.versions.calendar,
      asOf: words.instant(figures.asOf),
      digest,
    }),
  };
}

/** Headings count through the whole document: 一、二、三、 */
function numbered(parts: readonly Part[], words: BulletinWords): Part[] {
  let no = 0;
  return parts.map((part) => {
    if (part.kind !== 'heading') return part;
    no += 1;
    return { ...part, text: words.heading(no, part.text) };
  });
}

function partsOf(issue: Issue, block: BulletinBlock, words: BulletinWords): Part[] {
  const { figures } = issue;
  const scored = figures.units.filter((unit) => unit.should > 0);
  const heading = (text: string): Part => ({ kind: 'heading', text });
  switch (block.kind) {
    case 'text':
      return [heading(block.heading), ...block.text.split(/\n+/).map((text): Part => ({ kind: 'text', text }))];
    case 'summary': {
      const { should, resolved, timely, resolvedRate, timelyRate } = figures.area;
      const text = words.summaryText({
        period: words.period(issue.period),
        should,
        resolved,
        timely,
        resolvedRate: shown(resolvedRate, 'rate'),
        timelyRate: shown(timelyRate, 'rate'),
        goal: `${GOAL * 100}%`,
        met: (resolvedRate ?? 0) >= GOAL,
      });
      return [heading(words.summary), { kind: 'text', text }];
    }
    case 'ranking': {
      const ranks = issue.phase === 'trial' ? [] : [{ name: words.columns.rank, as: 'count' } as const];
      const rows = scored.map((unit) => [...(ranks.length === 0 ? [] : [unit.rank]), unit.name, ...figuresOf(unit)]);
      const first: Column[] = [...ranks, { name: words.columns.unit, as: 'text' }];
      return [heading(words.ranking), tableOf(issue, words, words.ranking, first, rows)];
    }
    case 'goal': {
      const bars = scored
        .map((unit) => ({ name: unit.name, share: unit.resolvedRate ?? 0 }))
        .sort((a, b) => b.share - a.share);
      return [heading(words.goal), { kind: 'bars', name: words.goal, goal: GOAL, bars }];
    }
    case 'streets':
      return grouped(issue, words, words.streets, words.columns.street, figures.streets);
    case 'sources':
      return grouped(
        issue,
        words,
        words.sources,
        words.columns.source,
        figures.sources.map((each) => ({ ...each, name: words.source[each.group] ?? each.group })),
      );
    case 'classes': {
      const most = [...figures.classes].sort((a, b) => b.dispatched - a.dispatched).slice(0, block.most);
      return grouped(issue, words, words.classes, words.columns.class, most);
    }
    case 'awards': {
      const best = awarded(scored, block.floor, block.most);
      const text: Part = { kind: 'text', text: best.length === 0 ? words.noAwards : words.awardsText(block.floor) };
      const first: Column[] = [{ name: words.columns.unit, as: 'text' }];
      const rows = best.map((unit) => [unit.name, ...figuresOf(unit)]);
      // A trial commends nobody either.
      if (issue.phase === 'trial') return [];
      return [
        heading(words.awards),
        text,
        ...(best.length === 0 ? [] : [tableOf(issue, words, words.awards, first, rows)]),
      ];
    }
    case 'cases':
      return [
        heading(block.heading),
        {
          kind: 'table',
          name: block.heading,
          columns: [
            { name: words.columns.number, as: 'text' },
            { name: words.columns.note, as: 'text' },
          ],
          rows: block.cases.map(({ number, text }) => [number, text]),
        },
      ];
  }
}

type Unit = AssessmentFigures['units'][number];

/** Seeds, part 1, "六、奖惩": first whoever has completed enough, then by the rate. */
export function awarded(units: readonly Unit[], floor: number, most: number): Unit[] {
  return units
    .filter((unit) => unit.should >= floor && unit.score !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, most);
}

type Figures = Pick<Unit, 'should' | 'resolved' | 'timely' | 'resolvedRate' | 'timelyRate' | 'score'>;

function figuresOf({ should, resolved, timely, resolvedRate, timelyRate, score }: Figures): (number | null)[] {
  return [should, resolved, timely, resolvedRate, timelyRate, score];
}

function grouped(
  issue: Issue,
  words: BulletinWords,
  name: string,
  column: string,
  groups: readonly (Figures & { readonly name: string })[],
): Part[] {
  const rows = groups.map((each) => [each.name, ...figuresOf(each)]);
  return [{ kind: 'heading', text: name }, tableOf(issue, words, name, [{ name: column, as: 'text' }], rows)];
}

/** A table whose rates and scores a table program can work out itself. */
function tableOf(
  { figures: { settings } }: Issue,
  words: BulletinWords,
  name: string,
  first: readonly Column[],
  rows: readonly (readonly (string | number | null)[])[],
): Part {
  const at = first.length;
  const { weights } = settings as { readonly weights: { readonly timely: number; readonly resolved: number } };
  const { columns } = words;
  return {
    kind: 'table',
    name,
    columns: [
      ...first,
      { name: columns.should, as: 'count' },
      { name: columns.resolved, as: 'count' },
      { name: columns.timely, as: 'count' },
      { name: columns.resolvedRate, as: 'rate', formula: { kind: 'share', of: at + 1, in: at } },
      { name: columns.timelyRate, as: 'rate', formula: { kind: 'share', of: at + 2, in: at } },
      {
        name: columns.score,
        as: 'score',
        // From the counts and not from the rounded rates, as the score itself is made.
        formula: {
          kind: 'weighted',
          rates: [
            [at + 2, weights.timely],
            [at + 1, weights.resolved],
          ],
          in: at,
        },
      },
    ],
    rows,
  };
}

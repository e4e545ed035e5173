import type { Both } from '@bihuan/contracts';
import type { ClassConfig, TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { pairsOf } from '../similarity.js';

export interface SuggestedClass {
  readonly key: string;
  readonly name: Both;
  readonly group: Both;
}

interface Known {
  readonly view: SuggestedClass;
  readonly name: ReadonlySet<string>;
  readonly nameEn: ReadonlySet<string>;
  /** What the rules say of it: the condition for filing. */
  readonly about: ReadonlySet<string>;
}

interface Index {
  readonly classes: readonly Known[];
  /** In how many classes a pair is: what is in many tells little. */
  readonly spread: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<TenantConfig, Index>();
const most = 5;

/** Classes that reporters may choose, in the catalogue's order. */
export function offeredClasses(config: TenantConfig): SuggestedClass[] {
  return indexOf(config).classes.map(({ view }) => view);
}

/** Classes that the words are likely about, the likeliest first; none where they tell nothing. */
export function suggestClasses(config: TenantConfig, text: string): SuggestedClass[] {
  return scored(config, text)
    .slice(0, most)
    .map(({ view }) => view);
}

/** So much of a name has to be said, and so much more than of any other, that no person need look. */
const plainScore = 1;
const plainLead = 1.5;

/** The class that the words are plainly about: the only one that they name, else the likeliest by far; null: a person has to say. */
export function plainClass(config: TenantConfig, text: string): SuggestedClass | null {
  const named = namedIn(indexOf(config).classes, text.toLowerCase());
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  const [first, second] = scored(config, text);
  if (first === undefined || first.score < plainScore) return null;
  return second === undefined || first.score >= plainLead * second.score ? first.view : null;
}

/** Classes whose whole name stands in the text, without those that are only a part of a longer name in it. */
function namedIn(classes: readonly Known[], text: string): SuggestedClass[] {
  const found = classes.flatMap(({ view }) =>
    [view.name.zh, view.name.en]
      .map((name) => name.toLowerCase())
      .filter((name) => name.length > 1 && text.includes(name))
      .map((name) => ({ view, name })),
  );
  const alone = found.filter(({ name }) => !found.some((other) => other.name !== name && other.name.includes(name)));
  return [...new Set(alone.map(({ view }) => view))];
}

function scored(config: TenantConfig, text: string) {
  const { classes, spread } = indexOf(config);
  const said = pairsOf(text);
  const worth = (pair: string): number => (said.has(pair) ? 1 / (spread.get(pair) ?? 1) : 0);
  const sum = (pairs: ReadonlySet<string>): number => [...pairs].reduce((all, pair) => all + worth(pair), 0);
  return classes
    .map(({ view, name, nameEn, about }) => ({
      view,
      // How much of the name is said counts most; a long condition must not win by its length.
      score:
        (3 * sum(name)) / Math.sqrt(name.size || 1) +
        (3 * sum(nameEn)) / (nameEn.size || 1) +
        sum(about) / Math.sqrt(about.size || 1),
    }))
    .filter(({ score }) => score > 0.05)
    .sort((a, b) => b.score - a.score);
}

function indexOf(config: TenantConfig): Index {
  const known = indexes.get(config);
  if (known !== undefined) return known;
  const hidden = new Set(config.portal.hiddenClasses);
  const classes = [...config.classes.values()]
    .filter((each) => each.retired !== true && each.standardRef === config.defaultStandard)
    .filter((each) => !hidden.has(classKeyOf(each)))
    .map(knownOf);
  const spread = new Map<string, number>();
  for (const { name, about } of classes) {
    for (const pair of new Set([...name, ...about])) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  }
  const made = { classes, spread };
  indexes.set(config, made);
  return made;
}

function knownOf(each: ClassConfig): Known {
  const conditions = Object.values(each.standards).map(({ filing }) => filing);
  return {
    view: {
      key: classKeyOf(each),
      name: { zh: each.name, en: each.nameEn ?? each.name },
      group: { zh: each.group, en: each.groupEn ?? each.group },
    },
    name: pairsOf(each.name),
    nameEn: pairsOf(each.nameEn),
    about: new Set(conditions.flatMap((text) => [...pairsOf(text)])),
  };
}

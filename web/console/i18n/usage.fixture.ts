import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AreaWords } from './area-words.js';

/** What the screens' sources say of keys. */
export interface Usage {
  /** Keys that `t('…')` names in so many words. */
  readonly asked: ReadonlySet<string>;
  /** Every dotted literal: a key may wait in a table before it is asked for. */
  readonly literals: ReadonlySet<string>;
  /** Templates such as `state.of.${state}`, as patterns of the keys that they can make. */
  readonly families: readonly RegExp[];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** An area's words lie beside its screens. */
const AREA_WORDS = /^([\w-]+)\/words\.ts$/;

/** The words of every area, by its folder. */
export async function areaWords(): Promise<{ readonly area: string; readonly words: Nested }[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => AREA_WORDS.test(file));
  return Promise.all(
    files.map(async (file) => ({
      area: file.split('/')[0] ?? '',
      words: ((await import(join(ROOT, file))) as { words: Nested }).words,
    })),
  );
}

export function usageInSources(): Usage {
  const asked = new Set<string>();
  const literals = new Set<string>();
  const families = new Map<string, RegExp>();
  for (const source of sources()) {
    for (const [, key] of source.matchAll(/\bt\(\s*'([\w.-]+)'/g)) asked.add(key ?? '');
    for (const [, key] of source.matchAll(/'([A-Za-z][\w-]*(?:\.[\w-]+)+)'/g)) literals.add(key ?? '');
    for (const [, text] of source.matchAll(/`([A-Za-z][\w-]*\.[^`]*\$\{[^`]*)`/g))
      families.set(text ?? '', patternOf(text ?? ''));
  }
  return { asked, literals, families: [...families.values()] };
}

function sources(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/\.(test|fixture)\.ts$/.test(file) &&
        !file.startsWith('i18n') &&
        !AREA_WORDS.test(file),
    )
    .map((file) => readFileSync(join(ROOT, file), 'utf8'));
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

export type Words = { readonly [name: string]: string | Words };
type Nested = { readonly [language in keyof AreaWords]: Words };

/** Every key with its text. */
export function flatten(words: Words, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[`${prefix}${name}`, value]] : [...flatten(value, `${prefix}${name}.`)],
    ),
  );
}

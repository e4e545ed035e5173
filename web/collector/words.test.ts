import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { words } from './words.js';

type Nested = { readonly [key: string]: string | Nested };

const flat = (nested: Nested, before = ''): [string, string][] =>
  Object.entries(nested).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const chinese = new Map(flat(words['zh-CN']));
const english = new Map(flat(words.en));
const ROOT = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file) && !file.endsWith('words.ts'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'));
const said = new Set(sources.flatMap((source) => [...source.matchAll(/'([a-zA-Z]+\.[\w-]+)'/g)].map(([, key]) => key)));
const families = sources.flatMap((source) =>
  [...source.matchAll(/`([a-zA-Z]+)\.\$\{/g)].map(([, group]) => `${group}.`),
);

describe('the words of the collector’s phone', () => {
  it('are the same in both languages', () => {
    expect([...new Set([...english.keys()].map(stem))]).toEqual([...new Set([...chinese.keys()].map(stem))]);
  });

  it('are all asked for, and whatever is asked for is there', () => {
    const stems = new Set([...chinese.keys()].map(stem));
    const used = (key: string) => said.has(key) || families.some((family) => key.startsWith(family));
    expect([...stems].filter((key) => !used(key))).toEqual([]);
    const groups = new Set([...stems].map((key) => key.split('.')[0]));
    const asked = [...said].filter((key): key is string => key !== undefined && groups.has(key.split('.')[0] ?? ''));
    expect(asked.filter((key) => !stems.has(key))).toEqual([]);
  });

  it('take the same parameters', () => {
    const parameters = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join();
    const differing = [...english].filter(
      ([key, text]) => parameters(text) !== parameters(chinese.get(key) ?? chinese.get(`${stem(key)}_other`) ?? ''),
    );
    expect(differing).toEqual([]);
  });
});

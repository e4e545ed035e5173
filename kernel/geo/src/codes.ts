/**
 * Codes of areas, cells, components and matters: check, read, write. Which classes there are is the catalogue's to say: a
 * caller that has one gives `knows`.
 */

/** GB/T 47678.5-2026: class 2 and subclass 3 digits. */
export const STANDARD_2026 = 'GB/T 47678.5-2026';
/** CJ/T 214-2007, and GB/T 30428.2-2013 after it: class 2 and subclass 2 digits. */
export const STANDARD_2007 = 'CJ/T 214-2007';
export type ClassStandard = typeof STANDARD_2026 | typeof STANDARD_2007;

export type CodePart = 'division' | 'street' | 'community' | 'class' | 'serial';

/** What is wrong with a code, at its first fault. */
export type CodeFault =
  | { readonly kind: 'not-text' }
  /** `at` counts from 0. */
  | { readonly kind: 'not-digit'; readonly at: number; readonly character: string }
  | { readonly kind: 'length'; readonly length: number; readonly expected: readonly number[] }
  /** A part that cannot be: a province that does not exist, a street, community or serial of zeros. */
  | { readonly kind: 'part'; readonly part: CodePart; readonly value: string }
  | { readonly kind: 'unknown-class'; readonly standardRef: ClassStandard; readonly value: string };

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: CodeFault };

/** Does the catalogue have a class of this standard? */
export type KnowsClass = (standardRef: ClassStandard, classCode: string) => boolean;

export interface AreaCode {
  readonly level: 'district' | 'street' | 'community';
  /** 6 digits, GB/T 2260. */
  readonly division: string;
  /** 3 digits; null of a district. */
  readonly street: string | null;
  /** 3 digits; null of a district or street. */
  readonly community: string | null;
}

export interface CellCode {
  readonly division: string;
  readonly street: string;
  readonly community: string;
  readonly serial: string;
}

export interface ComponentId {
  readonly division: string;
  readonly standardRef: ClassStandard;
  /** 5 digits of 2026, 4 before. */
  readonly classCode: string;
  readonly serial: string;
}

/** A type of matter in a division; not one case. */
export interface MatterCode {
  readonly division: string;
  readonly standardRef: ClassStandard;
  readonly classCode: string;
}

const DIVISION = 6;
const CELL = 15;
const LENGTHS = { component: { long: 17, short: 16 }, matter: { long: 11, short: 10 } } as const;
/** First two digits of GB/T 2260: the provinces. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** The code of a district (6 digits), street (9) or community (12). */
export function parseAreaCode(code: unknown): Parsed<AreaCode> {
  const fault = shapeFault(code, [6, 9, 12]) ?? partFault(code, ['division', 'street', 'community']);
  if (fault !== null || typeof code !== 'string') return bad(fault);
  const street = code.length > 6 ? code.slice(6, 9) : null;
  const community = code.length > 9 ? code.slice(9, 12) : null;
  const level = community !== null ? 'community' : street !== null ? 'street' : 'district';
  return good({ level, division: code.slice(0, DIVISION), street, community });
}

export function formatAreaCode(area: Omit<AreaCode, 'level'>): string {
  return written(`${area.division}${area.street ?? ''}${area.community ?? ''}`, parseAreaCode);
}

/** A unit grid cell: 6 digits of the division, 3 of the street, 3 of the community, 3 of its own. */
export function parseCellCode(code: unknown): Parsed<CellCode> {
  const fault = shapeFault(code, [CELL]) ?? partFault(code, ['division', 'street', 'community', 'serial']);
  if (fault !== null || typeof code !== 'string') return bad(fault);
  const [street, community, serial] = [code.slice(6, 9), code.slice(9, 12), code.slice(12)];
  return good({ division: code.slice(0, DIVISION), street, community, serial });
}

export function formatCellCode(cell: CellCode): string {
  return written(`${cell.division}${cell.street}${cell.community}${cell.serial}`, parseCellCode);
}

/** 17 digits by the standard of 2026, 16 by the older ones: division, class, 6 digits of its own. */
export function parseComponentId(id: unknown, knows: KnowsClass = () => true): Parsed<ComponentId> {
  const { long, short } = LENGTHS.component;
  const fault = shapeFault(id, [long, short]) ?? partFault(id, ['division']);
  if (fault !== null || typeof id !== 'string') return bad(fault);
  const standardRef = id.length === long ? STANDARD_2026 : STANDARD_2007;
  const classCode = id.slice(DIVISION, -6);
  const serial = id.slice(-6);
  if (isZeros(serial)) return bad({ kind: 'part', part: 'serial', value: serial });
  const unknown = classFault(standardRef, classCode, knows);
  return unknown === null ? good({ division: id.slice(0, DIVISION), standardRef, classCode, serial }) : bad(unknown);
}

/** @param id `serial` as text of 6 digits, or as a number */
export function formatComponentId(id: Omit<ComponentId, 'serial'> & { readonly serial: string | number }): string {
  return written(`${id.division}${classOf(id)}${String(id.serial).padStart(6, '0')}`, (code) => parseComponentId(code));
}

/** 11 digits by the standard of 2026, 10 by the older ones: division and class. */
export function parseMatterCode(code: unknown, knows: KnowsClass = () => true): Parsed<MatterCode> {
  const { long, short } = LENGTHS.matter;
  const fault = shapeFault(code, [long, short]) ?? partFault(code, ['division']);
  if (fault !== null || typeof code !== 'string') return bad(fault);
  const standardRef = code.length === long ? STANDARD_2026 : STANDARD_2007;
  const classCode = code.slice(DIVISION);
  const unknown = classFault(standardRef, classCode, knows);
  return unknown === null ? good({ division: code.slice(0, DIVISION), standardRef, classCode }) : bad(unknown);
}

export function formatMatterCode(matter: MatterCode): string {
  return written(`${matter.division}${classOf(matter)}`, (code) => parseMatterCode(code));
}

function classOf(of: { readonly standardRef: ClassStandard; readonly classCode: string }): string {
  const digits = of.standardRef === STANDARD_2026 ? 5 : 4;
  if (of.classCode.length !== digits) {
    throw new RangeError(`A class of ${of.standardRef} has ${digits} digits, "${of.classCode}" has not.`);
  }
  return of.classCode;
}

function shapeFault(code: unknown, expected: readonly number[]): CodeFault | null {
  if (typeof code !== 'string') return { kind: 'not-text' };
  const at = code.search(/[^0-9]/);
  if (at >= 0) return { kind: 'not-digit', at, character: String.fromCodePoint(code.codePointAt(at) ?? 0) };
  return expected.includes(code.length) ? null : { kind: 'length', length: code.length, expected };
}

/** The parts in their order; a code that ends earlier has fewer. */
function partFault(code: unknown, parts: readonly CodePart[]): CodeFault | null {
  let start = 0;
  for (const part of parts) {
    const value = String(code).slice(start, start + (part === 'division' ? DIVISION : 3));
    if (value === '') return null;
    const possible = part === 'division' ? PROVINCES.has(value.slice(0, 2)) : !isZeros(value);
    if (!possible) return { kind: 'part', part, value };
    start += value.length;
  }
  return null;
}

function classFault(standardRef: ClassStandard, value: string, knows: KnowsClass): CodeFault | null {
  if (isZeros(value.slice(0, 2)) || isZeros(value.slice(2))) return { kind: 'part', part: 'class', value };
  return knows(standardRef, value) ? null : { kind: 'unknown-class', standardRef, value };
}

function isZeros(digits: string): boolean {
  return /^0*$/.test(digits);
}

/** Whoever writes a code has checked its parts; what cannot be read again is a mistake of the program. */
function written(code: string, parse: (code: string) => Parsed<unknown>): string {
  const parsed = parse(code);
  if (!parsed.ok) throw new RangeError(`"${code}" is no such code: ${JSON.stringify(parsed.fault)}.`);
  return code;
}

function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

function bad(fault: CodeFault | null): { readonly ok: false; readonly fault: CodeFault } {
  return { ok: false, fault: fault ?? { kind: 'not-text' } };
}

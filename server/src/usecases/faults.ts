import type { InputError } from './types.js';

type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gathers what is wrong with a document, each with the JSON path of the member. */
export class Faults {
  readonly found: InputError[] = [];

  add(path: string, code: string, message: string, params: Readonly<Record<string, string | number>> = {}): void {
    this.found.push({ path, code, message, params });
  }

  /** The text there; a fault where it is none, or empty. */
  text(of: Members, member: string, path: string, longest = 200): string | null {
    const value = of[member];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= longest) return value;
    if (value === undefined || value === null || value === '') this.add(join(path, member), 'missing', 'is missing');
    else this.add(join(path, member), 'wrong-text', `a text of 1 to ${longest} characters`, { longest });
    return null;
  }

  oneOf<T extends string>(of: Members, member: string, path: string, allowed: readonly T[]): T | null {
    const found = allowed.find((each) => each === of[member]);
    if (found !== undefined) return found;
    this.add(join(path, member), 'not-one-of', `one of ${allowed.join(', ')}`, { allowed: allowed.join(', ') });
    return null;
  }

  flag(of: Members, member: string, path: string): void {
    if (of[member] !== undefined && typeof of[member] !== 'boolean') {
      this.add(join(path, member), 'wrong-type', 'true or false');
    }
  }

  /** Members of other names than these. A name that is mistyped would silently do nothing. */
  only(of: Members, path: string, known: readonly string[]): void {
    for (const name of Object.keys(of)) {
      if (!known.includes(name)) this.add(join(path, name), 'unknown-member', 'no such member', { name });
    }
  }
}

export function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}

export const at = (path: string, index: number): string => `${path}[${index}]`;

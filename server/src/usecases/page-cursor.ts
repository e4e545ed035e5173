/** A place in a list as a text that a client gives back: made of plain values, told from nonsense. */
export function makeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor whose members are of these types; null where the text is none. */
export function readCursor<const T extends readonly ('string' | 'number')[]>(
  text: string,
  types: T,
): CursorValues<T> | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(values) || values.length !== types.length) return null;
    const good = values.every((value: unknown, i) =>
      typeof value === 'number'
        ? types[i] === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15
        : typeof value === 'string' && types[i] === 'string' && !value.includes('\u0000'),
    );
    return good ? (values as CursorValues<T>) : null;
  } catch {
    return null;
  }
}

type CursorValues<T extends readonly ('string' | 'number')[]> = {
  -readonly [K in keyof T]: T[K] extends 'string' ? string : number;
};

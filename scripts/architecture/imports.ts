export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

const statement = /(?:^|[;\n])\s*(import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\sfrom\s+)?(['"])([^'"\n]+)\3/g;
const dynamic = /\bimport\(\s*(['"])([^'"\n]+)\1\s*[,)]/g;
const everything = /(?:^|[;\n])\s*export\s+(?:type\s+)?\*/g;

/** The same text with comments blanked, lines kept. Strings that hold `//` survive, as in a URL. */
export function withoutComments(text: string): string {
  return text.replace(
    /(['"`])(?:\\.|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (found, quote: string | undefined) => (quote ? found : found.replace(/[^\n]/g, ' ')),
  );
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** What a file imports, in order; re-exports count, and so do imports at run time. */
export function importsOf(source: string): Import[] {
  const text = withoutComments(source);
  const found: Import[] = [];
  for (const match of text.matchAll(statement)) {
    const start = match.index + match[0].length - (match[4] ?? '').length - 1;
    found.push({ from: match[4] ?? '', typeOnly: match[2] !== undefined, line: lineAt(text, start) });
  }
  for (const match of text.matchAll(dynamic)) {
    found.push({ from: match[2] ?? '', typeOnly: false, line: lineAt(text, match.index) });
  }
  return found;
}

export function exportsEverything(source: string): number[] {
  const text = withoutComments(source);
  return [...text.matchAll(everything)].map(({ 0: all, index }) => lineAt(text, index + all.length - 1));
}

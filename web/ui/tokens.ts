/**
 * The whole palette: two greys (ink and its muted shade; ground and its line), one quiet blue-green, and the three
 * lights. Nothing but a light is ever green, yellow or red: an error is ink and words.
 */
export interface Tokens {
  readonly ground: string;
  readonly paper: string;
  readonly raised: string;
  readonly line: string;
  readonly edge: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentSoft: string;
  readonly hover: string;
  readonly track: string;
  readonly green: string;
  readonly greenWord: string;
  readonly yellow: string;
  readonly yellowWord: string;
  readonly red: string;
  readonly redWord: string;
}

export const light: Tokens = {
  ground: '#f3f5f5',
  paper: '#ffffff',
  raised: '#ffffff',
  line: '#dfe4e4',
  edge: '#869293',
  ink: '#182122',
  muted: '#566263',
  accent: '#17687a',
  accentInk: '#ffffff',
  accentSoft: '#e3eff1',
  hover: '#eef2f2',
  track: '#e7ecec',
  green: '#1d8a4c',
  greenWord: '#17703d',
  yellow: '#e2a300',
  yellowWord: '#7d5a00',
  red: '#d0342a',
  redWord: '#b3261e',
};

export const dark: Tokens = {
  ground: '#0e1314',
  paper: '#151b1c',
  raised: '#1c2425',
  line: '#2a3435',
  edge: '#6f7d7e',
  ink: '#e3e9e9',
  muted: '#9caaab',
  accent: '#63b4c6',
  accentInk: '#08191d',
  accentSoft: '#16323a',
  hover: '#1b2324',
  track: '#222b2c',
  green: '#3fb873',
  greenWord: '#5fcb8d',
  yellow: '#f2b92f',
  yellowWord: '#f2c14e',
  red: '#ff6a5c',
  redWord: '#ff8377',
};

export const fontFamily =
  '"PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, -apple-system, "Segoe UI", sans-serif';

export type Scheme = 'light' | 'dark';

export const schemes: Readonly<Record<Scheme, Tokens>> = { light, dark };

/** Puts a scheme on the page as custom properties, which all style sheets read. */
export function applyScheme(scheme: Scheme, root: HTMLElement): void {
  root.dataset.scheme = scheme;
  root.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(schemes[scheme])) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
}

import { type Scheme, schemes } from '../../ui/index.js';
import { colours, type Palette } from './palette.js';

const of = (scheme: Scheme): Palette => {
  const { paper, ink, accent, green, yellow, red } = schemes[scheme];
  return { ...colours[scheme], paper, ink, accent, lights: { green, yellow, red } };
};

export const palettes: Readonly<Record<Scheme, Palette>> = { light: of('light'), dark: of('dark') };

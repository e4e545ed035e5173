import type { ClassKind } from '../catalogue/class.js';
import { label } from './label.js';
import { PROBLEMS, type ProblemName, problemParts } from './problems.js';
import { framed, settingOf, streetOf } from './setting.js';
import { HEIGHT, WIDTH } from './shapes.js';

/** Pixels of a sample picture. */
export const SAMPLE_PICTURE = { width: 1280, height: 960 } as const;

/** When a sample picture is taken: as it was found, put right, and looked at again. */
export type SampleMoment = 'before' | 'after' | 'verification';

/** What can be drawn, by classes of GB/T 47678.5-2026. */
const DRAWN: Readonly<Record<ClassKind, Readonly<Record<ProblemName, readonly string[]>>>> = {
  event: {
    rubbish: ['06010', '06011', '06017', '06035', '06036', '06042'],
    pothole: ['06013'],
    stall: ['09001', '09002', '09005', '09006'],
    adverts: ['07001'],
    manhole: [],
    lamp: [],
    tree: [],
  },
  component: {
    manhole: ['01001', '01002', '01003', '01005', '01007', '01010', '01023'],
    lamp: ['01037'],
    tree: ['04002'],
    rubbish: [],
    pothole: [],
    stall: [],
    adverts: [],
  },
};

/**
 * What a sample picture of a case is drawn from; null: there is none for its class.
 * @param seed pictures of one seed show one place
 */
export function sampleRecipe(kind: ClassKind, code: string, seed: string, moment: SampleMoment): string | null {
  const found = Object.entries(DRAWN[kind]).find(([, codes]) => codes.includes(code));
  return found === undefined ? null : `${found[0]}/${moment}/${seed}`;
}

/** A sample picture as SVG: the same recipe, the same picture. Null: no recipe of ours. */
export function samplePicture(recipe: string): string | null {
  const [name = '', moment, ...rest] = recipe.split('/');
  if (!isProblem(name) || !isMoment(moment) || rest.length === 0) return null;
  const setting = settingOf(rest.join('/'));
  const done = moment !== 'before';
  const parts = [...streetOf(setting), ...problemParts(name, setting, done)];
  const picture = framed(setting, parts, done);
  const closer = moment === 'verification' ? `transform="translate(-80 -60) scale(1.1)"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SAMPLE_PICTURE.width}" height="${SAMPLE_PICTURE.height}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><g ${closer}>${picture}</g>${label()}</svg>`;
}

function isProblem(name: string): name is ProblemName {
  return Object.hasOwn(PROBLEMS, name);
}

function isMoment(text: string | undefined): text is SampleMoment {
  return text === 'before' || text === 'after' || text === 'verification';
}

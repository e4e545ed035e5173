import type { Duration } from '@bihuan/kit';
import type { ClassRef } from '../catalogue/class.js';
import type { Severity } from '../catalogue/severity.js';
import type { Random } from '../random.js';
import type { Happening } from './event.js';
import type { Place } from './places.js';
import type { Scene } from './scenes.js';
import type { World } from './world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A case being told: where it stands, and the words so far. */
export class Telling {
  readonly happenings: Happening[] = [];
  severity: Severity = 'general';

  constructor(
    readonly world: World,
    readonly rng: Random,
    readonly scene: Scene,
    readonly ref: ClassRef,
    readonly place: Place,
    /** What the case is about; undefined: none, or it already has its case. */
    readonly component: string | undefined,
    public now: number,
  ) {}

  /** Past the end of the simulation: what would follow is never read. */
  get isOver(): boolean {
    return this.now >= this.world.to;
  }

  get path(): string {
    return this.place.path.join('/');
  }

  /** Something happens now, or as soon after as whole seconds allow. */
  say(type: string, actor: string, data: Readonly<Record<string, unknown>> = {}): void {
    const last = this.happenings.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    this.now = Math.max(Math.ceil(this.now / 1000) * 1000, last + 1000);
    this.happenings.push({ at: this.now, type, actor, data });
  }

  /** Lets minutes pass: natural ones in an urgent case, else work time. */
  wait(minutes: number): void {
    this.now = this.forward(this.now, minutes * MINUTE);
  }

  /** What is asked for is rounded: time is whole milliseconds. */
  forward(from: number, milliseconds: number): number {
    const [start, length] = [Math.round(from), Math.round(milliseconds)];
    return this.severity === 'urgent' ? start + length : this.world.work.add(start, length);
  }

  /** How long a standard is on the case's own time. */
  length(standard: Duration): number {
    if (this.severity !== 'urgent') return this.world.work.length(standard);
    if ('urgentHours' in standard) return standard.urgentHours * HOUR;
    if ('hours' in standard) return standard.hours * HOUR;
    if ('minutes' in standard) return standard.minutes * MINUTE;
    throw new Error('workdays are no standard of an urgent case: give its class urgentHours');
  }
}

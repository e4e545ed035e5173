import type { Random } from '../random.js';
import type { SampleComponent } from '../scene/sample.js';

/** What the simulation needs of a component: any city's. */
export type SimulatedComponent = Pick<SampleComponent, 'id' | 'classCode' | 'lon' | 'lat' | 'areaPath' | 'state'>;

/** Real components for cases to hang on: *one component and class, one open case*. */
export class Components {
  readonly #byArea = new Map<string, SimulatedComponent[]>();
  readonly #heldUntil = new Map<string, number>();

  constructor(components: readonly SimulatedComponent[]) {
    for (const one of components) {
      if (one.state === 'removed' || one.state === 'discarded') continue;
      for (const area of upwards(one.areaPath)) {
        const list = this.#byArea.get(`${area} ${one.classCode}`);
        if (list) list.push(one);
        else this.#byArea.set(`${area} ${one.classCode}`, [one]);
      }
    }
  }

  /** One of a class in an area or, where it has none, in the area above it, that no case hangs on at the instant. */
  near(areaPath: string, classCode: string, at: number, rng: Random): SimulatedComponent | undefined {
    for (const area of upwards(areaPath)) {
      const all = this.#byArea.get(`${area} ${classCode}`);
      if (!all) continue;
      const drawn = rng.pick(all);
      // Where the one drawn has its case already, the problem is told without its component.
      return (this.#heldUntil.get(drawn.id) ?? Number.NEGATIVE_INFINITY) > at ? undefined : drawn;
    }
    return undefined;
  }

  /** No other case may hang on it before that instant. */
  hold(id: string, until: number): void {
    this.#heldUntil.set(id, Math.max(until, this.#heldUntil.get(id) ?? until));
  }
}

/** The area itself, then those above it, the whole district last. */
function* upwards(areaPath: string): Generator<string> {
  for (let end = areaPath.length; end > 0; end = areaPath.lastIndexOf('/', end - 1)) yield areaPath.slice(0, end);
}

import { type RawBuilder, sql } from 'kysely';
import { at } from './instants.js';

/**
 * The light of a matter's stage at an instant, from the stored ones alone, as the kernel would read it: while the clock
 * stands still (no due instant, or not resumed yet) it keeps the light with which it stopped. Null in an end state.
 */
export function stageLight(now: number): RawBuilder<string | null> {
  return sql<string | null>`case
    when stage_light is null then null
    when stage_resume is not null and ${at(now)} < stage_resume then stage_light
    when stage_due is null then stage_light
    when ${at(now)} > stage_due then 'red'
    when ${at(now)} >= stage_warn then 'yellow'
    else 'green'
  end`;
}

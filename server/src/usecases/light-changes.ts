import type { MatterRow } from '../store/matters.js';
import type { Message } from '../store/outbox.js';
import type { Clocks } from '../store/waking.js';

/** Which lights differ from those that were told last. */
export function lightChanges(row: MatterRow, clocks: Clocks): Message[] {
  const told = [
    { clock: 'stage', before: row.stage_light, light: clocks.stage_light },
    { clock: 'whole', before: row.whole_light, light: clocks.whole_light },
    { clock: 'supervision', before: row.supervision_light, light: clocks.supervision_light },
  ];
  return told
    .filter(({ before, light }) => light !== null && light !== before)
    .map(({ clock, light }) => ({ matter: row.id, kind: 'light', data: { clock, light } }));
}

import { encodeTile, placeIn, type TileId, TileLayer, tileBounds } from '@bihuan/geo';
import { boardQuery, refuseList } from '../case-queue.js';
import { LIGHTS } from '../open-board/light-codes.js';
import { onBoard } from '../open-board/on-board.js';
import type { OpenBoard } from '../open-board/open-board.js';
import type { BoardQuery } from '../open-board/selection.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';

/** More in one tile are a cloud: those with the least time left are drawn. */
const mostCases = 5000;

/** The open cases in a tile that the person may read, with their lights of this moment. */
export function caseTile(app: App, actor: Actor, tile: TileId): Promise<Result<Uint8Array>> {
  return onBoard(app, actor.tenant, async (tx, config, look) => {
    const bad = refuseList(config, actor, {});
    if (bad !== null) return failed(bad);
    const query = await boardQuery(tx, config, actor, { queue: 'open' }, app.clock.now());
    return done(look((board) => drawn(board, query, tile)));
  });
}

function drawn(board: OpenBoard, query: BoardQuery, tile: TileId): Uint8Array {
  const { ids, lon, lat, coded } = board.columns;
  const lights = board.columns.lights(query.now);
  const layer = new TileLayer('case');
  const box = tileBounds(tile);
  board.select({ ...query, filter: { ...query.filter, box } }).visit((slot) => {
    const place = placeIn(tile, lon[slot] ?? Number.NaN, lat[slot] ?? Number.NaN);
    if (place === null) return true;
    const properties = {
      id: ids[slot],
      light: LIGHTS[lights[slot] ?? 0],
      class: coded.class.dictionary.text(coded.class.codes[slot] ?? -1),
      state: coded.state.dictionary.text(coded.state.codes[slot] ?? -1),
    };
    layer.point(place.x, place.y, layer.tags(properties));
    return layer.size < mostCases;
  });
  return encodeTile([layer]);
}

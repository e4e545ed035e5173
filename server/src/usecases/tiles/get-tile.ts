import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isTile, type TileId } from '@bihuan/geo';
import { componentIndexOf } from '../component-index/index.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { caseTile } from './case-tile.js';
import { ComponentTiles } from './component-tiles.js';
import { isTileLayer, TILE_LAYERS, TILE_ZOOM, type TileLayerName } from './layers.js';

export interface TileInput extends TileId {
  readonly layer: string;
  /** The tag of what the asker has already. */
  readonly known: string | null;
}

export interface TileAnswer {
  /** Changes with what the tile shows. */
  readonly tag: string;
  /** `same`: what the asker has still stands. Else the tile, packed by gzip; empty where nothing lies in it. */
  readonly tile: 'same' | Uint8Array;
}

/** Raised when tiles of the same content are drawn otherwise than before. */
const DRAWING = 1;
const nothing = new Uint8Array();
/** Of the levels of gzip the one after which waiting grows faster than what it saves. */
const pack = promisify(gzip);
const packing = { level: 4 };

/** A vector tile of a layer. What the asker has already, and what was made before, is not drawn again. */
export async function getTile(app: App, actor: Actor, input: TileInput): Promise<Result<TileAnswer>> {
  const { layer, z, x, y, known } = input;
  if (!isTileLayer(layer)) return failed({ code: 'not-found' });
  if (!isTile(input, TILE_ZOOM)) {
    const message = `there is no such tile: zooms are 0 to ${TILE_ZOOM}, x and y less than 2 to the zoom`;
    const params = { z, x, y, deepest: TILE_ZOOM };
    return failed({ code: 'invalid', errors: [{ path: 'params', code: 'no-such-tile', message, params }] });
  }
  if (layer === 'cases') return answerCases(app, actor, input);
  const source = await sourceOf(app, actor, layer, input);
  if (!source.ok) return source;
  const { digest, draw } = source.value;
  const tag = tagOf(actor.tenant, layer, digest);
  if (known === tag) return done({ tag, tile: 'same' });
  const key = `${tag}/${z}/${x}/${y}`;
  return done({ tag, tile: await app.tiles.cache.get(key, async () => packed(draw())) });
}

interface Source {
  /** Equal digests, equal tiles. */
  readonly digest: string;
  draw(): Uint8Array;
}

function sourceOf(
  app: App,
  actor: Actor,
  layer: Exclude<TileLayerName, 'cases'>,
  tile: TileId,
): Promise<Result<Source>> {
  const { permission, minZoom } = TILE_LAYERS[layer];
  return readAs<Source>(app, actor, permission, async (tx, config) => {
    if (tile.z < minZoom) return done({ digest: 'above', draw: () => nothing });
    if (layer === 'components') {
      const { index } = await componentIndexOf(app, tx, actor.tenant);
      const components = new ComponentTiles(index);
      return done({ digest: components.digest(tile), draw: () => components.tile(tile) });
    }
    const { digest, shapes } = await app.tiles.shapes.of(tx, config, layer);
    return done({ digest, draw: () => shapes.tile(tile) });
  });
}

/** Of one person and one moment: nothing of it is kept. */
async function answerCases(app: App, actor: Actor, input: TileInput): Promise<Result<TileAnswer>> {
  const found = await caseTile(app, actor, input);
  if (!found.ok) return found;
  const tag = tagOf(actor.tenant, 'cases', found.value);
  if (input.known === tag) return done({ tag, tile: 'same' });
  return done({ tag, tile: await packed(found.value) });
}

async function packed(tile: Uint8Array): Promise<Uint8Array> {
  return tile.length === 0 ? nothing : pack(tile, packing);
}

function tagOf(tenant: string, layer: string, content: string | Uint8Array): string {
  const hash = createHash('sha256').update(`${DRAWING} ${tenant} ${layer} `).update(content);
  return `W/"${hash.digest('base64url').slice(0, 22)}"`;
}

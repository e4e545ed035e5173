import { LayerExtension } from '@deck.gl/core';

/**
 * The map's far plane ends at the ground that is looked at, and cuts off what lies below. What nothing hides needs no
 * depth: it is put into the middle of the range, in which nothing is cut.
 */
export class ThroughGround extends LayerExtension {
  static override readonly extensionName = 'ThroughGround';

  override getShaders(): { readonly inject: Readonly<Record<string, string>> } {
    return { inject: { 'vs:#main-end': 'gl_Position.z = 0.0;' } };
  }
}

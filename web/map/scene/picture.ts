import type { Map as LibreMap } from 'maplibre-gl';

/** The map as it is drawn now, as a PNG's data URL. Its canvas holds the picture only while it is being drawn. */
export function pictureOf(map: LibreMap): Promise<string> {
  return new Promise((resolve) => {
    map.once('render', () => resolve(map.getCanvas().toDataURL('image/png')));
    map.triggerRepaint();
  });
}

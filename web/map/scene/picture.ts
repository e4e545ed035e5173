import type { Map as LibreMap } from 'maplibre-gl';

/** The map as it is drawn now, with what lies over it, as a PNG's data URL. */
export function pictureOf(map: LibreMap, over: HTMLCanvasElement | null): Promise<string> {
  return new Promise((resolve) => {
    // A map's canvas holds its picture only while it is being drawn.
    map.once('render', () => {
      const own = map.getCanvas();
      const sheet = document.createElement('canvas');
      sheet.width = own.width;
      sheet.height = own.height;
      const context = sheet.getContext('2d');
      context?.drawImage(own, 0, 0);
      if (over !== null) context?.drawImage(over, 0, 0, own.width, own.height);
      resolve(sheet.toDataURL('image/png'));
    });
    map.triggerRepaint();
  });
}

import type { Map as LibreMap } from 'maplibre-gl';
import { fontFamily } from '../../ui/index.js';
import type { Palette } from './palette.js';

/** Pictures are drawn at twice their size, for fine screens. */
const RATIO = 2;
const LIGHT_BOX = 22;
const SIGN_BOX = 20;

type Pen = (context: CanvasRenderingContext2D, box: number) => void;

/** Puts what the layers call by name into the map: the lights, and the sign of each group. */
export function addImages(map: LibreMap, palette: Palette, signs: ReadonlyMap<string, string>): void {
  const { green, yellow, red } = palette.lights;
  put(map, 'light-green', LIGHT_BOX, outlined(palette, green, circle));
  put(map, 'light-yellow', LIGHT_BOX, outlined(palette, yellow, diamond));
  put(map, 'light-red', LIGHT_BOX, outlined(palette, red, triangle));
  put(map, 'light-none', LIGHT_BOX, outlined(palette, palette.name, square));
  put(map, 'sign', SIGN_BOX, sign(palette, '·'));
  for (const [group, letter] of signs) put(map, `sign-${group}`, SIGN_BOX, sign(palette, letter));
}

function put(map: LibreMap, name: string, box: number, draw: Pen): void {
  const canvas = document.createElement('canvas');
  canvas.width = box * RATIO;
  canvas.height = box * RATIO;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(RATIO, RATIO);
  draw(context, box);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  if (map.hasImage(name)) map.updateImage(name, image);
  else map.addImage(name, image, { pixelRatio: RATIO });
}

/** A light's shape with a thin edge, so that it stands out from whatever lies under it. */
function outlined(palette: Palette, colour: string, shape: Pen): Pen {
  return (context, box) => {
    context.lineJoin = 'round';
    context.beginPath();
    shape(context, box);
    context.lineWidth = 3;
    context.strokeStyle = palette.paper;
    context.stroke();
    context.fillStyle = colour;
    context.fill();
  };
}

const circle: Pen = (context, box) => context.arc(box / 2, box / 2, 6.6, 0, 2 * Math.PI);

const diamond: Pen = (context, box) => polygon(context, box, [0, -8.4, 8.4, 0, 0, 8.4, -8.4, 0]);

const triangle: Pen = (context, box) => polygon(context, box, [0, -8.4, 9, 7, -9, 7]);

const square: Pen = (context, box) => polygon(context, box, [-5, -5, 5, -5, 5, 5, -5, 5]);

function polygon(context: CanvasRenderingContext2D, box: number, corners: readonly number[]): void {
  for (let i = 0; i < corners.length; i += 2) {
    const [x, y] = [box / 2 + (corners[i] ?? 0), box / 2 + (corners[i + 1] ?? 0)];
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

function sign(palette: Palette, letter: string): Pen {
  return (context, box) => {
    context.beginPath();
    context.roundRect(2, 2, box - 4, box - 4, 4);
    context.fillStyle = palette.paper;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = palette.accent;
    context.stroke();
    context.fillStyle = palette.accent;
    context.font = `600 ${letter.length > 1 ? 8.5 : 11}px ${fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(letter, box / 2, box / 2 + 0.5);
  };
}

import { HEIGHT, line, type Point, rect } from './shapes.js';

/**
 * 示例图 as strokes in boxes of 24 × 24: a picture looks the same on a machine without Chinese fonts, and can never be taken
 * for a real one.
 */
const GLYPHS: readonly (readonly (readonly Point[])[])[] = [
  [
    [
      [6, 4],
      [18, 4],
    ],
    [
      [2, 10],
      [22, 10],
    ],
    [
      [12, 10],
      [12, 22],
      [9, 20],
    ],
    [
      [7, 13],
      [3, 19],
    ],
    [
      [17, 13],
      [21, 19],
    ],
  ],
  [
    [
      [6, 2],
      [2, 10],
    ],
    [
      [4.5, 7],
      [4.5, 22],
    ],
    [
      [7, 4],
      [15.5, 4],
    ],
    [
      [11, 4],
      [7.5, 12],
    ],
    [
      [9.5, 8.5],
      [14.5, 8.5],
      [12.5, 16],
      [8, 22],
    ],
    [
      [9.5, 12.5],
      [12, 15.5],
    ],
    [
      [18, 5],
      [18, 16],
    ],
    [
      [21.5, 2],
      [21.5, 22],
      [19, 20.5],
    ],
  ],
  [
    [
      [3, 22],
      [3, 3],
      [21, 3],
      [21, 22],
    ],
    [
      [3, 21],
      [21, 21],
    ],
    [
      [10.5, 5],
      [6, 11],
    ],
    [
      [10, 7.5],
      [16, 7.5],
      [11, 12.5],
      [6, 14.5],
    ],
    [
      [9, 9.5],
      [13, 12.5],
      [18, 14],
    ],
    [
      [11, 14.5],
      [13, 15.8],
    ],
    [
      [9.5, 17.2],
      [13.5, 19],
    ],
  ],
];

/** The mark in the corner of every sample picture. */
export function label(): string {
  const size = 2.2;
  const [left, top] = [40, HEIGHT - 100];
  const strokes = GLYPHS.flatMap((glyph, index) =>
    glyph.map((stroke) =>
      line(
        stroke.map(([x, y]): Point => [left + 20 + index * 62 + x * size, top + 8 + y * size]),
        '#ffffff',
        4.6,
      ),
    ),
  );
  return rect(left, top, 220, 70, '#101617', 'rx="8" opacity="0.78"') + strokes.join('');
}

import type { Page } from '@playwright/test';
import sharp from 'sharp';

export type Colour = readonly [red: number, green: number, blue: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A piece of the screen as it is seen, three bytes a pixel. */
export async function pixelsOf(page: Page, clip: Box): Promise<Buffer> {
  const png = await page.screenshot({ clip, timeout: 120_000 });
  return sharp(png).removeAlpha().raw().toBuffer();
}

/** How many pixels have such a colour, or nearly. */
export function countOf(pixels: Buffer, [red, green, blue]: Colour, nearly = 24): number {
  let count = 0;
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const far = Math.max(
      Math.abs((pixels[i] ?? 0) - red),
      Math.abs((pixels[i + 1] ?? 0) - green),
      Math.abs((pixels[i + 2] ?? 0) - blue),
    );
    if (far <= nearly) count += 1;
  }
  return count;
}

/** Which share of the pixels differs between two pictures of one size. */
export function differenceOf(a: Buffer, b: Buffer): number {
  let count = 0;
  for (let i = 0; i + 2 < a.length; i += 3) {
    const far = [0, 1, 2].some((k) => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0)) > 6);
    if (far) count += 1;
  }
  return count / (a.length / 3);
}

export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

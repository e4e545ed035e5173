import { TableFileError } from './table.js';

/** A feature of a GeoJSON file, by the line on which it begins. */
export interface FeatureRow {
  readonly line: number;
  /** As it stands there: whether it is a feature at all is the reader's to say. */
  readonly feature: unknown;
}

/**
 * The features of a FeatureCollection, as its text comes: each is parsed by itself, so that a collection may be larger than
 * any one text. Whatever else the collection has is passed over.
 */
export class FeatureReader {
  /** What has not been read to its end. */
  #text = '';
  #at = 0;
  #line = 1;
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** The text of the member that is being read or was read last, at the depth of the collection. */
  #memberFrom = -1;
  #member = '';
  /** 0: before the features; 1: among them; 2: after them. */
  #stage = 0;
  #featureFrom = -1;
  #featureLine = 0;

  /** @throws TableFileError where the text is no JSON */
  push(text: string): FeatureRow[] {
    this.#text += text;
    const found: FeatureRow[] = [];
    for (; this.#at < this.#text.length; this.#at++) {
      const row = this.#take(this.#text.charCodeAt(this.#at));
      if (row !== null) found.push(row);
    }
    this.#forget();
    return found;
  }

  /** @throws TableFileError where the collection did not end, or had no features */
  end(): void {
    if (this.#depth !== 0 || this.#inText || this.#stage !== 2) throw this.#broken();
  }

  #take(sign: number): FeatureRow | null {
    if (sign === 0x0a) this.#line += 1;
    if (this.#inText) {
      this.#within(sign);
      return null;
    }
    switch (sign) {
      case 0x22: // "
        this.#inText = true;
        if (this.#depth === 1) this.#memberFrom = this.#at + 1;
        return null;
      case 0x5b: // [
        if (this.#depth === 1 && this.#stage === 0 && this.#member === 'features') this.#stage = 1;
        this.#depth += 1;
        return null;
      case 0x7b: // {
        if (this.#isAmongFeatures()) [this.#featureFrom, this.#featureLine] = [this.#at, this.#line];
        this.#depth += 1;
        return null;
      case 0x5d: // ]
        this.#close();
        if (this.#depth === 1 && this.#stage === 1) this.#stage = 2;
        return null;
      case 0x7d: // }
        this.#close();
        return this.#isAmongFeatures() ? this.#feature() : null;
      default:
        return null;
    }
  }

  #within(sign: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (sign === 0x5c) this.#escaped = true;
    else if (sign === 0x22) {
      this.#inText = false;
      if (this.#depth === 1 && this.#memberFrom >= 0) this.#member = this.#text.slice(this.#memberFrom, this.#at);
    }
  }

  #isAmongFeatures(): boolean {
    return this.#stage === 1 && this.#depth === 2;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#depth < 0) throw this.#broken();
  }

  #feature(): FeatureRow {
    const text = this.#text.slice(this.#featureFrom, this.#at + 1);
    this.#featureFrom = -1;
    try {
      return { line: this.#featureLine, feature: JSON.parse(text) as unknown };
    } catch {
      throw new TableFileError('file-broken', { line: this.#featureLine });
    }
  }

  /** Drops what was read, but the feature or the member that began. */
  #forget(): void {
    const member = this.#inText && this.#depth === 1 ? this.#memberFrom : -1;
    const from = this.#featureFrom >= 0 ? this.#featureFrom : member >= 0 ? member : this.#at;
    this.#text = this.#text.slice(from);
    this.#at -= from;
    if (this.#featureFrom >= 0) this.#featureFrom = 0;
    this.#memberFrom = member >= 0 ? 0 : -1;
  }

  #broken(): TableFileError {
    return new TableFileError('file-broken', { line: this.#line });
  }
}

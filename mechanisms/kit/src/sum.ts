interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Do these numbers of 0 … 1, as they are written, add up to 1? 0.7, 0.2 and 0.1 do, though their floats do not. */
export function addUpToOne(values: readonly number[]): boolean {
  const parts = values.map(written);
  const places = Math.max(...parts.map((part) => part.places));
  const sum = parts.reduce((total, part) => total + part.digits * 10n ** BigInt(places - part.places), 0n);
  return sum === 10n ** BigInt(places);
}

/** The shortest decimal that reads back as the number; `places` is not negative below 10. */
function written(value: number): Decimal {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

/** Every word that was typed must be in it, in whatever order. */
export function matches(haystack: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

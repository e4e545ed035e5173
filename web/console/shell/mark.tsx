/** A loop that closes on a point. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true" focusable="false">
      <path d="M25.5 12.2A10.4 10.4 0 1 1 19.8 6.3" stroke="var(--accent)" strokeWidth="4" strokeLinecap="round" />
      <circle cx="25" cy="7.6" r="3" fill="var(--accent)" />
    </svg>
  );
}

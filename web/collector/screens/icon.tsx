const PATHS = {
  list: 'M4 6h16M4 12h16M4 18h10',
  map: 'M9 4 3 6v14l6-2 6 2 6-2V4l-6 2-6-2ZM9 4v14M15 6v14',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4ZM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
  walk: 'M13 4.5a1.5 1.5 0 1 0-.01 0ZM8 21l3-6-2-3 1-5 4 3 3 1M11 15l3 2v4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  star: 'm12 4 2.4 5 5.6.7-4.1 3.8 1 5.5-4.9-2.7L7.100 19l1-5.500L4 9.700l5.600-.7Z',
  close: 'm6 6 12 12M18 6 6 18',
  back: 'm14 5-7 7 7 7',
} as const;

export type IconName = keyof typeof PATHS;

/** Strokes of our own: nothing is loaded for them. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3.2 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

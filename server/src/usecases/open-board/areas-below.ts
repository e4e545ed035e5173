/** The area itself and all below it. */
export function inArea(area: string): (path: string | null) => boolean {
  return (path) => path !== null && (path === area || path.startsWith(`${area}/`));
}

/** The compass of the phone, where it has one that it lets us read. */
let heading: number | null = null;
let heard = false;

interface Compass extends DeviceOrientationEvent {
  /** Safari's own: degrees from north. */
  readonly webkitCompassHeading?: number;
}

interface AskingKind {
  readonly requestPermission?: () => Promise<'granted' | 'denied'>;
}

/** Called on a tap: Safari asks the person. */
export function readCompass(): void {
  if (heard || !('DeviceOrientationEvent' in window)) return;
  heard = true;
  const kind = DeviceOrientationEvent as unknown as AskingKind;
  void (kind.requestPermission?.() ?? Promise.resolve('granted'))
    .then((answer) => {
      if (answer !== 'granted') return;
      window.addEventListener('deviceorientationabsolute', (event) => take(event as Compass));
      window.addEventListener('deviceorientation', (event) => take(event as Compass));
    })
    .catch(() => {});
}

function take(event: Compass): void {
  const { webkitCompassHeading: told, absolute, alpha } = event;
  if (typeof told === 'number') heading = told % 360;
  // Alpha turns the other way round, and means north only where it is absolute.
  else if (absolute && alpha !== null) heading = (360 - alpha) % 360;
}

/** Where the camera looks, in degrees from north; null: the phone does not tell. */
export const headingNow = (): number | null => (heading === null ? null : Math.round(heading * 10) / 10);

import { lookup as resolveName } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What an address answered, or why it did not. */
export type Told =
  | { readonly status: number; readonly tookMs: number }
  | { readonly trouble: AddressTrouble | 'timeout' | 'unreachable'; readonly tookMs: number };

/** Why an address is not asked at all. */
export type AddressTrouble = 'no-address' | 'not-https' | 'private-address';

export interface Teller {
  /** Are addresses of private networks, and plain HTTP, asked too? */
  readonly privateAllowed: boolean;
  /** What is against an address as it is written; null: nothing. A name is looked up only when it is asked. */
  troubleOf(url: string): AddressTrouble | null;
  /** Sends a body; follows nothing, waits for so long, and reads no more of the answer than its status. */
  tell(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Told>;
}

const patienceMs = 10_000;

/** Networks that are nobody's on the internet: this machine, private ones, links, documentation, carriers, multicast. */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, bits, 'ipv6');
}

export function isInner(address: string): boolean {
  const kind = isIP(address);
  // An IPv4 address in an IPv6 one is looked at as what it is: BlockList does so for ::ffff: itself.
  return kind === 0 || inner.check(address, kind === 6 ? 'ipv6' : 'ipv4');
}

export function openTeller(privateAllowed: boolean): Teller {
  /** Looked at when the connection is made, so that a name cannot lead elsewhere than it did when it was checked. */
  const lookup: LookupFunction = (host, options, done) =>
    resolveName(host, options, (error, address, family) => {
      const found = Array.isArray(address) ? address : [{ address, family }];
      const isRefused = !privateAllowed && found.some((each) => isInner(each.address));
      done(error ?? (isRefused ? new PrivateAddress() : null), address, family);
    });

  const troubleOf: Teller['troubleOf'] = (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      return 'no-address';
    }
    if (privateAllowed) return null;
    if (url.protocol !== 'https:') return 'not-https';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return isIP(host) !== 0 && isInner(host) ? 'private-address' : null;
  };

  return {
    privateAllowed,
    troubleOf,
    tell(text, headers, body) {
      const begun = performance.now();
      const took = () => performance.now() - begun;
      const trouble = troubleOf(text);
      if (trouble !== null) return Promise.resolve({ trouble, tookMs: 0 });
      const url = new URL(text);
      return new Promise((resolve) => {
        const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
        const send = url.protocol === 'https:' ? secure : plain;
        const options = {
          method: 'POST',
          headers: all,
          lookup,
          signal: AbortSignal.timeout(patienceMs),
          agent: false as const,
        };
        const asked = send(url, options, (answer) => {
          resolve({ status: answer.statusCode ?? 0, tookMs: took() });
          answer.destroy();
        });
        asked.on('error', (error) => {
          const why =
            error instanceof PrivateAddress ? 'private-address' : isTimeout(error) ? 'timeout' : 'unreachable';
          resolve({ trouble: why, tookMs: took() });
        });
        asked.end(body);
      });
    },
  };
}

class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

function isTimeout(error: Error): boolean {
  return error.name === 'TimeoutError' || error.name === 'AbortError';
}

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { portTrouble } from './port.js';

it('tells a taken port from a free one', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    other.close();
  });
  const { port } = other.address() as AddressInfo;
  expect(await portTrouble(port, '127.0.0.1')).toBe('EADDRINUSE');
  await new Promise((resolve) => other.close(resolve));
  expect(await portTrouble(port, '127.0.0.1')).toBe(null);
});

it('names an address that is not ours', async () => {
  expect(await portTrouble(8311, '192.0.2.1')).toBe('EADDRNOTAVAIL');
});

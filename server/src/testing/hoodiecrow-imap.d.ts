declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  /** An IMAP server in memory. */
  export interface MailServer {
    readonly server: Server;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    appendMessage(folder: string, flags: readonly string[], date: false, raw: string): void;
  }

  export interface Options {
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, { readonly messages: readonly { readonly raw: string }[] }>>;
  }

  export default function hoodiecrow(options: Options): MailServer;
}

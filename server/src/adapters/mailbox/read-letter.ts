import { createHash } from 'node:crypto';
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';

/** An e-mail as it came in. */
export interface Incoming {
  /** Its Message-ID; where it has none, one made of what it says. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[];
  /** No person wrote it: an automatic answer, a report of a mail server, a list. */
  readonly machine: boolean;
  /** `large`: only its head was fetched. `broken`: it cannot be read. */
  readonly trouble: 'large' | 'broken' | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Files that came with it and are not looked at. */
  readonly more: number;
}

const longestText = 10_000;
const longestName = 120;
const mostFiles = 10;
const mostAnswers = 30;
/** Pictures within the text that are smaller are logos of a signature. */
const leastInline = 20_000;

const limits = {
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: 500_000,
  maxHeadSize: 256 * 1024,
  maxChildNodes: 100,
} as const;

/** Reads an e-mail that anybody may have made. */
export async function readLetter(source: Buffer): Promise<Incoming> {
  try {
    const mail = await simpleParser(source, limits);
    return { ...headOf(mail, source), ...filesOf(mail.attachments), text: textOf(mail) };
  } catch {
    return { ...(await readHead(source.subarray(0, endOfHead(source)))), trouble: 'broken' };
  }
}

/** Only who wrote it and what about. */
export async function readHead(head: Buffer): Promise<Incoming> {
  const mail = await simpleParser(Buffer.concat([head, Buffer.from('\r\n\r\n')]), limits).catch(() => null);
  const nobody = { from: { name: '', address: '' }, subject: '', answers: [], machine: true, id: idOf(head) };
  return { ...(mail === null ? nobody : headOf(mail, head)), text: '', files: [], more: 0, trouble: 'large' };
}

function headOf(mail: ParsedMail, source: Buffer) {
  const sender = (mail.replyTo ?? mail.from)?.value[0] ?? mail.from?.value[0];
  const address = (sender?.address ?? '').trim().toLowerCase();
  const answers = [mail.inReplyTo ?? [], mail.references ?? []].flat();
  return {
    id: mail.messageId?.trim() || idOf(source),
    from: { name: oneLine(sender?.name ?? '', longestName), address: isAddress(address) ? address : '' },
    subject: oneLine(mail.subject ?? '', 300),
    answers: [...new Set(answers.reverse().flatMap((text) => text.match(/<[^<>\s]{1,300}>/g) ?? []))].slice(
      0,
      mostAnswers,
    ),
    machine: isMachine(mail, address),
    trouble: null,
  } as const;
}

/** RFC 3834 and what is written in its stead: answering such a message may go on for ever. */
function isMachine({ headers, from }: ParsedMail, address: string): boolean {
  const value = (name: string): string => {
    const said = headers.get(name);
    return typeof said === 'string' ? said.trim().toLowerCase() : said === undefined ? '' : JSON.stringify(said);
  };
  const auto = value('auto-submitted');
  if (auto !== '' && !auto.startsWith('no')) return true;
  if (/^(?:bulk|junk|list|auto_reply)$/.test(value('precedence'))) return true;
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return true;
  const path = headers.get('return-path');
  if (path !== undefined && /^"?\s*<?\s*>?"?$/.test(textOfPath(path))) return true;
  if (/multipart\/report|message\/delivery-status/.test(JSON.stringify(headers.get('content-type') ?? ''))) return true;
  const written = (from?.value[0]?.address ?? '').toLowerCase();
  return /^(?:no-?reply|do-?not-?reply)@/.test(address) || /^(?:mailer-daemon|postmaster)@/.test(written);
}

function textOfPath(path: unknown): string {
  if (typeof path === 'string') return path;
  const { value } = path as { readonly value?: readonly { readonly address?: string }[] };
  return value?.[0]?.address ?? '';
}

function filesOf(attachments: readonly Attachment[]) {
  const wanted = attachments.filter(({ related, size }) => !(related === true && size < leastInline));
  return {
    files: wanted.slice(0, mostFiles).map(({ filename, content }) => ({
      name: oneLine(filename ?? '', longestName),
      bytes: content,
    })),
    more: Math.max(0, wanted.length - mostFiles),
  };
}

function textOf({ text = '' }: ParsedMail): string {
  return clean(text).trim().slice(0, longestText);
}

function oneLine(text: string, longest: number): string {
  return clean(text).replace(/\s+/g, ' ').trim().slice(0, longest);
}

/** Without what no text holds: controls, halves of pairs, marks that turn the direction. */
function clean(text: string): string {
  return Buffer.from(text)
    .toString()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
}

const isAddress = (text: string): boolean => /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(text);

const idOf = (source: Buffer): string => `<${createHash('sha256').update(source).digest('hex')}@none>`;

function endOfHead(source: Buffer): number {
  const end = source.indexOf('\r\n\r\n');
  return end < 0 ? Math.min(source.length, limits.maxHeadSize) : end;
}

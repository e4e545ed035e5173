import type { FastifyRequest } from 'fastify';
import { PageError } from './page-error.js';

const megabyte = 1024 * 1024;
export const uploadLimits = {
  fileSize: 15 * megabyte,
  // One more than is taken, so that whoever sends too many is told so.
  files: 4,
  fields: 6,
  parts: 10,
  fieldSize: 32 * 1024,
  fieldNameSize: 20,
};

/** What a form sent. */
export interface Sent {
  /** A field's first value; empty where there is none. */
  field(name: string): string;
  readonly files: readonly Uint8Array[];
}

export function sentFields(request: FastifyRequest): Sent {
  const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  return { field: (name) => body.get(name) ?? '', files: [] };
}

/** Reads a form with files. An empty file is what a browser sends where none was chosen. */
export async function sentFiles(request: FastifyRequest): Promise<Sent> {
  const fields = new Map<string, string>();
  const files: Uint8Array[] = [];
  try {
    for await (const part of request.parts({ limits: uploadLimits })) {
      if (part.type !== 'file') {
        if (!fields.has(part.fieldname)) fields.set(part.fieldname, String(part.value));
        continue;
      }
      const bytes = await part.toBuffer();
      if (bytes.length > 0) files.push(bytes);
    }
  } catch (error) {
    // What the framework names has an answer already; all else is a body that is not what it says.
    throw codeOf(error).startsWith('FST_') ? error : new PageError(400, 'malformed');
  }
  return { field: (name) => fields.get(name) ?? '', files };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

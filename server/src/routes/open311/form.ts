import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fault } from './answer.js';

const megabyte = 1024 * 1024;
const limits = {
  fileSize: 15 * megabyte,
  files: 5,
  fields: 200,
  parts: 210,
  fieldSize: 64 * 1024,
  fieldNameSize: 200,
  headerPairs: 50,
};

/** What was sent: fields in the order in which they came, and pictures. */
export interface Form {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly pictures: readonly Buffer[];
}

/** Forms are taken as they are sent (GeoReport v2, POST Service Request, Format sent), and as multipart with pictures. */
export function installForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 128 * 1024 },
    (_request, body, done) => done(null, [...new URLSearchParams(String(body))]),
  );
  scope.register(multipart, { limits, throwFileSizeLimit: true });
}

/**
 * Reads the form of a request.
 * @param admit asked with the fields that came so far before the first picture is read: nobody without a key fills the memory
 */
export async function readForm(
  request: FastifyRequest,
  admit: (fields: Form['fields']) => Promise<void>,
): Promise<Form> {
  if (!request.isMultipart()) {
    const fields = Array.isArray(request.body) ? (request.body as [string, string][]) : [];
    return { fields, pictures: [] };
  }
  const fields: (readonly [string, string])[] = [];
  const pictures: Buffer[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.fieldnameTruncated || part.valueTruncated) throw fault(400, 'A field is too long', 413);
        fields.push([part.fieldname, String(part.value)]);
        continue;
      }
      if (pictures.length === 0) await admit(fields);
      pictures.push(await part.toBuffer());
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'Open311Error') throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/TOO_LARGE|LIMIT/.test(code)) throw fault(400, 'At most five pictures of 15 MB each', 413);
    throw fault(400, 'The body is no valid form');
  }
  return { fields, pictures };
}

/** Attributes of the service by code: `attribute[code]=value`, and `attribute[code][]=value` of lists. */
export function attributesIn(fields: Form['fields']): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const [, code] = /^attribute\[([^\][]{1,100})\](?:\[\d*\])?$/.exec(name) ?? [];
    // An argument that is there and empty is as if it were not (Optional Arguments).
    if (code === undefined || value.trim() === '') continue;
    const values = found.get(code);
    if (values === undefined) found.set(code, [value]);
    else values.push(value);
  }
  return found;
}

/** The last value of a field; undefined where it is empty or not there. */
export function fieldIn(fields: Form['fields'], name: string): string | undefined {
  const value = fields.findLast(([each]) => each === name)?.[1].trim();
  return value === undefined || value === '' ? undefined : value;
}

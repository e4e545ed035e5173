import type { FastifyReply } from 'fastify';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A table file, to be saved under its name. */
export function sendFile(
  reply: FastifyReply,
  format: keyof typeof mediaTypes,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
): FastifyReply {
  return nameFile(reply, format, fileName).send(bytes);
}

/** What comes is a file, to be saved under its name. */
export function nameFile(reply: FastifyReply, format: keyof typeof mediaTypes, fileName: string): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('cache-control', 'no-store')
    .type(mediaTypes[format]);
}

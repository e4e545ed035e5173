const megabyte = 1024 * 1024;

/** A large district has some thousand cells of some dozen corners each; a file beyond this is no such file, or a trap. */
export const areaFileLimits = {
  bytes: 64 * megabyte,
  /** Of a zip, unpacked: all that is read of it together. */
  unpacked: 256 * megabyte,
  entries: 200,
  features: 50_000,
  positions: 3_000_000,
} as const;

export type AreaFileLimits = { readonly [K in keyof typeof areaFileLimits]: number };

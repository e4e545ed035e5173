/** Work that goes on beside the requests. */
export interface Job {
  /** Resolves once nothing of it runs any more. */
  stop(): Promise<void>;
}

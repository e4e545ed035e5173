import { describe, type Refusal } from '@bihuan/flow';

/** One English line for logs and for programs that show no screen; screens phrase the code and its parameters. */
export function phraseRefusal(refusal: Refusal): string {
  return describe(refusal);
}

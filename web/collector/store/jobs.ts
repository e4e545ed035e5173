import { isFull } from './full.js';
import type { Job, Phone } from './phone.js';

export type NewJob = Pick<Job, 'id' | 'owner' | 'subject' | 'title' | 'work' | 'photos' | 'offset' | 'stretch'>;

/** The phone has no room for it; what was entered stays in its form. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/**
 * Puts something into the queue; its photos are on the phone already.
 * @param mends the id of a refused one that this stands for
 * @throws NoRoom
 */
export async function enqueue(phone: Phone, job: NewJob, mends: string | null = null): Promise<void> {
  try {
    await phone.transaction('rw', phone.jobs, phone.photos, phone.uploaded, async () => {
      if (mends !== null) await dropJob(phone, mends, new Set(job.photos));
      await phone.jobs.add({ ...job, state: 'waiting', tries: 0, problem: null });
    });
  } catch (error) {
    if (isFull(error)) throw new NoRoom();
    throw error;
  }
}

/** Gives something up that was not sent, with its photos. */
export async function giveUp(phone: Phone, id: string): Promise<void> {
  await phone.transaction('rw', phone.jobs, phone.photos, phone.uploaded, () => dropJob(phone, id));
}

/** Takes a job out of the queue, with those of its photos that nothing else has; in the caller's transaction. */
export async function dropJob(phone: Phone, id: string, kept: ReadonlySet<string> = new Set()): Promise<void> {
  const job = await phone.jobs.where('id').equals(id).first();
  if (job === undefined) return;
  const photos = job.photos.filter((photo) => !kept.has(photo));
  await phone.jobs.where('id').equals(id).delete();
  await phone.photos.bulkDelete(photos);
  await phone.uploaded.bulkDelete(photos);
}

/** What was refused is tried once more as it is. */
export async function tryAgain(phone: Phone, id: string): Promise<void> {
  await phone.jobs.where('id').equals(id).modify({ state: 'waiting', problem: null });
}

/** The next to be sent: in the order in which they were made, and none past a refused one of its subject. */
export async function nextJob(
  phone: Phone,
  owner: string,
  aside: ReadonlySet<string> = new Set(),
): Promise<Job | undefined> {
  const refused = await phone.jobs.where('[owner+state]').equals([owner, 'refused']).toArray();
  const stopped = new Set(refused.map((job) => job.subject));
  const waiting = await phone.jobs.where('[owner+state]').equals([owner, 'waiting']).sortBy('seq');
  for (const job of waiting) if (aside.has(job.id)) stopped.add(job.subject);
  return waiting.find((job) => !stopped.has(job.subject));
}

import type { Job, Phone } from './phone.js';

export type NewJob = Pick<Job, 'id' | 'owner' | 'subject' | 'title' | 'work' | 'photos' | 'offset'>;

/**
 * Puts something into the queue, with the photos that it takes along: all of it or nothing.
 * @param mends the id of a refused one that this stands for
 */
export async function enqueue(phone: Phone, job: NewJob, mends: string | null = null): Promise<void> {
  await phone.transaction('rw', phone.jobs, phone.photos, async () => {
    if (mends !== null) await phone.jobs.where('id').equals(mends).delete();
    await phone.jobs.add({ ...job, state: 'waiting', tries: 0, problem: null });
    await phone.photos
      .where('id')
      .anyOf([...job.photos])
      .modify({ job: job.id });
    if (mends !== null) await phone.photos.where('job').equals(mends).delete();
  });
}

/** Gives something up that was not sent, with its photos. */
export async function giveUp(phone: Phone, id: string): Promise<void> {
  await phone.transaction('rw', phone.jobs, phone.photos, async () => {
    await phone.jobs.where('id').equals(id).delete();
    await phone.photos.where('job').equals(id).delete();
  });
}

/** What was refused is tried once more as it is. */
export async function tryAgain(phone: Phone, id: string): Promise<void> {
  await phone.jobs.where('id').equals(id).modify({ state: 'waiting', problem: null });
}

/** The next to be sent: in the order in which they were made, and none past a refused one of its subject. */
export async function nextJob(phone: Phone, owner: string): Promise<Job | undefined> {
  const refused = await phone.jobs.where('[owner+state]').equals([owner, 'refused']).toArray();
  const stopped = new Set(refused.map((job) => job.subject));
  const waiting = await phone.jobs.where('[owner+state]').equals([owner, 'waiting']).sortBy('seq');
  return waiting.find((job) => !stopped.has(job.subject));
}

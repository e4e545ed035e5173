/** Who practises is nobody whom the staged stories name. */
export const learnerOf = (person: string): string => `learner-${person}`;

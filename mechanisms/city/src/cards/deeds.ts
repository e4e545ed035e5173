import type { DeedRules } from '@bihuan/kit';

/**
 * What people and units do in a case that their cards are counted from. Marks: `filed`, `rejected` of what was reported; `changed`: the
 * centre corrected its class or severity when it filed it; `undone`: it did not stand.
 */
export const CITY_DEEDS: DeedRules = {
  marks: ['in-time', 'done', 'filed', 'rejected', 'changed', 'undone', 'passed', 'failed', 'refused'],
  deeds: [
    {
      deed: 'report',
      on: 'reported',
      whose: 'actor',
      // The public is counted and nobody of it is named.
      namedIf: { member: 'source', oneOf: ['collector', 'hotline', 'video', 'department'] },
      marked: [
        { mark: 'filed', on: 'filed' },
        { mark: 'rejected', on: 'rejected' },
        { mark: 'changed', on: 'filed', where: { member: 'class', differs: true } },
        { mark: 'changed', on: 'filed', where: { member: 'severity', differs: true } },
        { mark: 'undone', on: 'cancelled' },
      ],
    },
    { deed: 'check-sending', on: 'check-sent', whose: 'actor', time: { stage: 'filing' }, marked: [] },
    {
      deed: 'check',
      on: 'check-sent',
      whose: { member: 'collector' },
      // The source gives no time for 核实: that of 核查, an hour (五(二)2), is used.
      time: { doneBy: 'checked', allowance: 'verification' },
      marked: [],
    },
    {
      deed: 'filing',
      on: 'filed',
      whose: 'actor',
      time: { stage: 'filing' },
      marked: [
        { mark: 'undone', on: 'cancelled' },
        { mark: 'undone', on: 'referred' },
        { mark: 'undone', on: 'corrected', where: { member: 'class', differs: true } },
      ],
    },
    { deed: 'rejection', on: 'rejected', whose: 'actor', time: { stage: 'filing' }, marked: [] },
    {
      deed: 'dispatch',
      on: 'dispatched',
      whose: 'actor',
      time: { stage: 'dispatch' },
      marked: [
        { mark: 'undone', on: 'returned' },
        { mark: 'undone', on: 'dispatched', where: { member: 'unit', differs: true } },
      ],
    },
    {
      deed: 'feedback',
      on: 'feedback',
      whose: 'unit',
      marked: [
        { mark: 'passed', on: 'verified', where: { member: 'passed', is: true } },
        { mark: 'failed', on: 'verified', where: { member: 'passed', is: false } },
        { mark: 'refused', on: 'feedback-refused' },
      ],
    },
    {
      deed: 'verification-sending',
      on: 'verification-sent',
      whose: 'actor',
      time: { stage: 'sendVerification' },
      marked: [],
    },
    {
      deed: 'verification',
      on: 'verification-sent',
      whose: { member: 'collector' },
      time: { doneBy: 'verified', allowance: 'verification' },
      marked: [{ mark: 'undone', on: 'reopened' }],
    },
    {
      deed: 'closing',
      on: 'closed',
      whose: 'actor',
      time: { stage: 'closing' },
      marked: [{ mark: 'undone', on: 'reopened' }],
    },
    // Whoever reported says how it came out, of the unit that had it.
    { deed: 'rating', on: 'rated', whose: 'unit', marked: [] },
    { deed: 'good-rating', on: 'rated', only: { member: 'stars', atLeast: 4 }, whose: 'unit', marked: [] },
  ],
};

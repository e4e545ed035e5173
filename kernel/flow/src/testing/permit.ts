import type { FlowDefinition } from '../definition.js';

/**
 * A small flow that is not a city's: a permit is received, worked on by an office, inspected, and granted or refused.
 * It shows that the kernel knows no mechanism, and keeps the tests of its rules short.
 */
export const permit: FlowDefinition = {
  id: 'permit',
  version: 1,
  severities: {
    normal: { time: 'work', refuses: ['urgentHours'] },
    swift: { time: 'natural', refuses: ['workdays'] },
  },
  states: {
    received: { open: true, stage: 'intake' },
    working: { open: true, stage: 'work' },
    done: { open: true, stage: 'inspection', waiting: true },
    back: { open: true, stage: 'intake', waiting: true },
    granted: { open: false, stage: null, resolved: true },
    refused: { open: false, stage: null, void: true },
  },
  stages: {
    intake: { allowance: 'policy', pausedBy: ['question'] },
    work: { allowance: 'run' },
    inspection: { allowance: 'policy', unlimitedFor: ['swift'] },
  },
  overlays: { complaint: { startedBy: 'complained', stoppedBy: 'answered' } },
  events: {
    received: {
      from: 'new',
      to: 'received',
      effect: 'begin',
      data: { severity: { type: 'text', oneOf: ['normal', 'swift'] } },
      by: ['desk'],
    },
    asked: { from: ['received'], bars: ['question'], raises: ['question'], data: {}, by: ['desk'] },
    told: { from: ['received'], needs: ['question'], clears: ['question'], data: {}, by: ['desk'] },
    given: {
      from: ['received', 'back'],
      to: 'working',
      bars: ['question'],
      effect: 'dispatch',
      data: { unit: { type: 'unit' }, standard: { type: 'duration', nullable: true, optional: true } },
      by: ['desk'],
    },
    lengthened: { from: ['working'], effect: 'extend', data: { duration: { type: 'duration' } }, by: ['desk'] },
    rested: {
      from: ['working'],
      bars: ['rest'],
      raises: ['rest'],
      lasting: 'rest',
      effect: 'pause',
      data: { until: { type: 'instant', future: true } },
      by: ['desk'],
    },
    handed: {
      from: ['working'],
      to: 'done',
      clears: ['rest'],
      effect: 'end-leg',
      asHandler: true,
      data: {},
      by: ['office'],
      guards: ['before-due'],
    },
    entrusted: {
      from: ['working'],
      hands: 'worker',
      data: { worker: { type: 'text' } },
      by: ['office'],
    },
    sent: { from: ['done'], sends: 'collector', data: { collector: { type: 'text' } }, by: ['desk'] },
    inspected: {
      from: ['done'],
      to: { by: 'passed', true: 'granted', false: 'back' },
      data: { passed: { type: 'boolean' }, stars: { type: 'integer', min: 1, max: 5, optional: true } },
      by: ['inspector'],
      guards: ['sent-collector', 'not-handler'],
    },
    refused: { from: 'open', to: 'refused', data: {}, by: ['desk'] },
    complained: { from: 'open', data: {}, by: ['desk'] },
    answered: { from: 'open', data: {}, by: ['desk'] },
  },
  run: { repeatFrom: ['back'], wholeFromDispatchNo: 2, commandStage: 'intake', returnedStates: [] },
  whole: { stages: ['intake', 'work', 'inspection'], pausedBy: ['question'], pausedIn: [{ state: 'granted' }] },
};

import type { Profile } from '../profile.js';

/**
 * The six minimum elements of a report: full name (ID-1); date of the disappearance (CU-2); place where last seen
 * (CU-3); those believed responsible (CU-2); steps taken (RE-5); who submits, with the consent of the family (CO-5, RE-2).
 */
export const wgeidReport: Profile = {
  id: 'wgeid-report',
  version: 1,
  title: 'Report to the UN Working Group on Enforced or Involuntary Disappearances',
  about:
    'An individual case of enforced disappearance by its six minimum elements; the age of the evidence does not matter.',
  recipients: ['WGEID', 'Working Group on Enforced or Involuntary Disappearances'],
  clearance: 'partners',
  rules: [
    'ID-1',
    'ID-2',
    'ID-4',
    'ID-5',
    'ID-6',
    'CU-1',
    'CU-2',
    'CU-3',
    'CO-5',
    'CO-6',
    'RE-2',
    'RE-5',
    'PR-1',
    'PR-2',
    'PV-1',
    'PV-2',
    'PV-3',
    'PV-4',
  ],
  blocking: { 'ID-2': false, 'ID-4': false, 'RE-5': true },
  windows: { 'CU-1': null, 'CU-3': null, 'RE-5': null },
  minimumGrade: 'C3',
  acceptsBesideCustody: ['disappeared'],
  marginDays: 0,
  namesNeeded: [{ about: 'in full' }],
  asksWhoTook: true,
  asksLastSeen: true,
};

import { OneOf, Text, YesNo } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { claimKind } from './claim-kind.js';

/** From the lightest to the gravest; `none-known` says that somebody asked. */
const HEALTH_GRADES = ['none-known', 'chronic', 'serious', 'critical'] as const;

class HealthReported {
  @OneOf(HEALTH_GRADES)
  grade!: (typeof HEALTH_GRADES)[number];

  @Text({ optional: true, max: 2000, about: 'The condition in the words of the source' })
  condition?: string;

  @Text({ optional: true, max: 2000, about: 'What transport and immediate care need' })
  needs?: string;

  @YesNo({ optional: true, about: 'Whether a medical document shows it' })
  medicalDocument?: boolean;

  @Text({ optional: true, max: 100, about: 'Disability group as certified', example: '2' })
  disabilityGroup?: string;
}

export const healthReported = claimKind({
  name: 'HealthReported',
  group: 'person',
  fields: HealthReported,
  protection: 'team',
  says: ({ grade }) => `Health reported: ${wordOf(grade).in('en')}`,
  saysIn: { uk: ({ grade }) => `Стан здоров’я: ${wordOf(grade).in('uk')}` },
  example: { grade: 'serious', condition: 'diabetes', needs: 'insulin', medicalDocument: true, disabilityGroup: '2' },
});

import { Sha256 } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

class Photographed {
  @Sha256({ about: 'The captured document that is the photograph' })
  document!: string;
}

export const photographed = claimKind({
  name: 'Photographed',
  group: 'person',
  fields: Photographed,
  protection: 'team',
  says: () => 'Photographed',
  saysIn: { uk: () => 'Фотографія особи' },
  example: { document: '0'.repeat(64) },
});

import { Text } from '../../fields/index.js';
import { claimKind, labelled, line } from './claim-kind.js';

class CitizenshipStated {
  @Text({ max: 100, about: 'The state, by its ISO 3166-1 alpha-2 code or in the words of the source', example: 'UA' })
  country!: string;

  @Text({ optional: true, max: 200, about: 'Who imposed this citizenship, when the person did not ask for it' })
  imposedBy?: string;

  @Text({ optional: true, about: "The person's own position on it", example: 'does not accept it' })
  position?: string;
}

export const citizenshipStated = claimKind({
  name: 'CitizenshipStated',
  group: 'person',
  fields: CitizenshipStated,
  protection: 'public',
  says: ({ country, imposedBy }) => line(`Citizenship of ${country} stated`, ['as imposed by', imposedBy]),
  saysIn: { uk: ({ country, imposedBy }) => labelled(`Громадянство: ${country}`, ['ким нав’язано', imposedBy]) },
  example: { country: 'RU', imposedBy: 'the occupying power', position: 'does not accept it' },
});

/** What stands in an exchange list beside what the record says of itself. */
export const EN = {
  title: 'Exchange list',
  marked: (recipient: string, level: string) => `For: ${recipient}; up to ${level}`,
  frozen: (version: number, on: string) => `Version ${version}, frozen on ${on}`,
  shortVersion: (list: string, version: number) => `Exchange list ${list}, version ${version}`,
  profileOf: (title: string, version: number) => `${title}, version ${version}`,
  people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,
  erased: 'erased',
  notOnRecord: 'not on record',
  sheets: { list: 'List', definitions: 'Definitions' },

  version: 'Version',
  recipient: 'Recipient',
  profile: 'Profile',
  frozenAt: 'Frozen at',
  id: 'List',
  leftOut: 'What is left out, and why',
  rules: 'Rules that are lacking',
  rule: 'Rule',
  checkedBy: 'What it can be checked by',
  freshness: 'Fresh for',
  requires: 'Requires',
  term: 'Word',
  says: 'What it means',

  pageOf: 'page {page} of {pages}',
  quoted: (text: string) => `“${text}”`,
  since: (date: string) => `since ${date}`,
  lastConfirmed: (date: string) => `last confirmed ${date}`,
  withoutCredit: (day: string) => `without credit: ${day}`,
  imposedBy: (by: string) => `imposed by ${by}`,
  ownPosition: (position: string) => `the person's own position: ${position}`,
  byKind: { Arrested: 'at the arrest', Charged: 'charge', Sentenced: 'sentence' } as Readonly<Record<string, string>>,
  standing: {
    recognised: '',
    'occupying-power': 'set up by the occupying power',
    disputed: 'its standing is disputed',
  },
  inForce: 'in force',
  isDated: (date: string) => `(${date})`,
  asEdtf: 'EDTF',
  daysHeld: 'Days held',
  daysOn: (days: number, on: string) => `${days} days on ${on}`,
  scripts: { latin: 'Name, Latin', cyrillic: 'Name, Cyrillic', others: 'Other spellings' },
  bornIn: 'Place of birth',
  placeState: 'Place confirmed or not',
  placeConfirmed: 'Place last confirmed',
  asDescribed: 'Charge as described',
  articles: 'Articles per court',
  stageSince: 'Stage since',
  court: 'Court',
  sentenceOn: 'Date of the sentence',
  appealOn: 'Date of the appeal',
  healthOn: 'Date of the report',
  outcomes: {
    upheld: 'sentence upheld',
    reduced: 'sentence reduced',
    increased: 'sentence increased',
    changed: 'sentence changed',
    returned: 'case returned',
    quashed: 'sentence quashed',
    acquitted: 'acquitted',
  } as Readonly<Record<string, string>>,
  isEstimate: 'estimate',
  estimate: (day: string) => `${day} (estimate)`,
  needs: (needs: string) => `needs: ${needs}`,
  disability: (group: string) => `disability group ${group}`,
  lackSince: (id: string, day: string) => `${id} since ${day}`,
  nothingBlocks: (count: number) => `nothing blocks, of the ${count} rules that can be judged here`,
  blocks: (rules: string) => `blocking: ${rules}`,
  advises: (rules: string) => `advisory: ${rules}`,
  ready: 'ready',
  notReady: (rules: string) => `not ready: ${rules}`,
  alsoLacking: (rules: string) => `blocking too, and not judged here: ${rules}`,

  columns: {
    number: { name: 'No.', about: 'The place on the list, in the order of naming. It ranks nobody.' },
    names: {
      name: 'Name',
      about: 'Every spelling on record, by script; what stands in brackets says where it is from.',
    },
    born: { name: 'Born', about: 'The date and place of birth.' },
    citizenship: {
      name: 'Citizenship',
      about: 'The state as stated; who imposed it, and the position of the person, where on record.',
    },
    liberty: { name: 'Held as', about: 'Whether and how the person was held on the day of the list.' },
    held: {
      name: 'Held since',
      about: 'The first day of the custody that lasted on the day of the list; the days held count both ends.',
    },
    place: {
      name: 'Place',
      about: 'The last place on record, whether it is confirmed, and when it was last confirmed.',
    },
    charges: {
      name: 'Charges',
      about:
        'The accusation as sources describe it, in quotes: it is not the wording of the list. The articles as each authority or court cites them.',
    },
    stage: { name: 'Stage', about: 'The stage that the proceedings had reached.' },
    sentence: { name: 'Sentence', about: 'The last sentence on record.' },
    appeal: { name: 'Latest appeal', about: 'The last decision on appeal since that sentence.' },
    expectedEnd: {
      name: 'Expected end',
      about:
        'An estimate by arithmetic, from the first day of custody, the term and the credit for remand. It is no report of a release.',
    },
    readiness: {
      name: 'Readiness',
      about:
        'The rules that were lacking on the day of the list, of those that its recipient can judge by. Readiness is not worth: the least documented are often in most danger.',
    },
    asFrozen: {
      name: 'Readiness by every rule',
      about: 'What was fixed when the list was frozen, where the recipient may be told it.',
    },
    priority: { name: 'Priority', about: 'Which public criteria of priority are on record.' },
    health: { name: 'Health', about: 'The last report on health, where the recipient may be told it.' },
  },

  ofOutcomes: {
    met: 'What the rule requires is on record, and fresh.',
    unmet: 'It is not on record. Unknown does not mean no.',
    stale: 'It is on record, and older than the days that the rule allows, counted from when it was true.',
    disputed: 'Accounts of it differ, and nobody has adjudicated.',
    'not-applicable': 'The rule asks for nothing in the situation of this person.',
    waived: 'Somebody answers for leaving the rule aside for a time.',
  },

  terms: {
    edtf: {
      name: 'EDTF',
      about:
        'Dates as ISO 8601-2 writes them: 2017-10~ is about October 2017; 2019-08-29? is uncertain; 2014-05-08/2014-05-09 is from one day to the other; [2016-02-11,2016-02-18] is one of the two; ../2017-10-25 is that day or before.',
    },
    asWritten: {
      name: 'As written',
      about: 'The date in the words of the source; where they are not kept, the EDTF date read aloud.',
    },
    grade: {
      name: 'Grade',
      about:
        'The Admiralty grade of a source: reliability from A (completely reliable) to E (unreliable), credibility from 1 (confirmed) to 5 (improbable); F and 6 say that it cannot be judged.',
    },
    blocking: { name: 'Blocking', about: 'A rule that stands in the way while it is unmet, stale or disputed.' },
    advisory: { name: 'Advisory', about: 'A rule that is lacking and does not stand in the way.' },
    notJudged: {
      name: 'Not judged',
      about: "A rule that rests on what this recipient is not told, or on other people's casefiles.",
    },
    position: { name: 'Position', about: 'The place in the record up to which everything was read.' },
    checksum: {
      name: 'Checksum',
      about:
        'SHA-256 over the canonical JSON (RFC 8785) of the entries, the profile, the day and the position as they were frozen.',
    },
  },
  minimumGrade: (grade: string) => `Facts that block need a source graded ${grade} or better, or two independent ones.`,
  windowOf: (days: number) => `fresh for ${days} days`,
  isBlocking: 'blocking',
  isAdvisory: 'advisory',

  notTold: {
    above: (level: string) => `What is kept closer than “${level}” is not told. It is left out, and no gap marks it.`,
    consent:
      'Health, contacts, documents, consents and whatever else is closed by default are told only of those whose consent to share data with this recipient was on record, and fresh, on the day of the list.',
    minors: 'Nobody under 18 is named beside the people on the list.',
    keepers: 'Notes, who recorded what, remarks on urgency and answers to the list are no part of it.',
    order: 'The order is that of naming. It ranks nobody.',
    rules: 'Rules that rest on what is not told are not judged; they are named with each person.',
    since: (position: string) =>
      `Everything is as the record stood at position ${position}, but for what was closed or erased since.`,
    erased: (count: number) => `Entries erased since: ${count}. Nothing is left to tell of them.`,
  },
};

// Who may import whom. test/architecture/ proves that the tree obeys, and that each rule catches the file
// in test/architecture/canaries/ that is named after it.

const TEST = '\\.test\\.ts$';
const EDGE = '^(apps/|libs/recorder/recorder\\.ts$|projections/reader\\.ts$)';
// A page and its doors are entered by whatever bundles it.
const ENTRANCE = '(^|/)(index|main|page|browser|hash\\.browser)\\.ts$';
const OURS = '^(apps|libs|projections|test)/';

/** The rule that what lies under `from` imports, of ours, nothing but what lies under `may`. */
const only = (name, comment, from, may) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: TEST },
  to: { path: OURS, pathNot: [from, ...may].map((room) => `^${room}/`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'the-record-imports-no-one',
      comment:
        'The domain is pure: whatever it needs is handed to it. class-validator and edtf are its only words from outside.',
      severity: 'error',
      from: { path: '^libs/record/', pathNot: TEST },
      to: { pathNot: ['^libs/record/', 'node_modules/(class-validator|edtf)/'] },
    },
    only(
      'the-event-store-imports-nothing-of-ours',
      'It keeps events without knowing what they tell, so it can be replaced and tested alone.',
      'libs/event-store',
      [],
    ),
    only(
      'evidence-imports-nothing-of-ours',
      'Bytes by their hash: nothing in there knows what a document is about.',
      'libs/evidence',
      [],
    ),
    only(
      'typesetting-imports-nothing-of-ours',
      'A paper is data: whoever prints it knows nothing of what stands in it.',
      'libs/typesetting',
      [],
    ),
    only(
      'a-dossier-imports-the-record-readiness-and-typesetting',
      'Content in, a paper out: what it is made of is handed to it, and who asks for it is not its business.',
      'libs/dossier',
      ['libs/record', 'libs/readiness', 'libs/typesetting'],
    ),
    only(
      'readiness-imports-only-the-record',
      'A rule looks at a reading, and at nothing else: the same reading gives the same outcome anywhere.',
      'libs/readiness',
      ['libs/record'],
    ),
    only(
      'the-recorder-imports-the-record-sealing-and-the-event-store',
      'It joins decisions to the store. Another thing in there would be a decision made in the wrong room.',
      'libs/recorder',
      ['libs/record', 'libs/event-store', 'libs/sealing'],
    ),
    only(
      'the-transparency-log-imports-nothing-of-ours',
      'A log is checked by those who have nothing of ours but its bytes.',
      'libs/transparency-log',
      [],
    ),
    {
      name: 'what-checks-runs-in-a-browser-too',
      comment:
        'Whoever checks a log or a bundle may have nothing but a page: no file that verifies asks Node for anything.',
      severity: 'error',
      from: {
        path: '^(libs/transparency-log|libs/audit)/',
        pathNot: [
          TEST,
          '^libs/transparency-log/hash\\.ts$',
          '^libs/audit/(making|on-node)/',
          '^libs/audit/index\\.ts$',
        ],
      },
      to: { dependencyTypes: ['core'] },
    },
    only(
      'log-keeping-imports-the-log-and-the-event-store',
      'The log is written from sealed events alone: whoever writes it needs no key of a person, and no domain.',
      'libs/log-keeping',
      ['libs/transparency-log', 'libs/event-store'],
    ),
    only(
      'sealing-imports-the-log-and-the-event-store',
      'It seals what it does not understand: whose data is in an event, it is told.',
      'libs/sealing',
      ['libs/transparency-log', 'libs/event-store'],
    ),
    only(
      'audits-import-no-domain',
      'An audit is about bytes, digests and signatures. What a claim means is for others to judge.',
      'libs/audit',
      ['libs/transparency-log', 'libs/sealing', 'libs/event-store', 'libs/evidence'],
    ),
    only(
      'anchors-import-nothing-of-ours',
      'What an outside service said of bytes is checked without knowing what the bytes are.',
      'libs/anchors',
      [],
    ),
    only(
      'projections-import-record-readiness-and-event-store',
      'What can be rebuilt from events must not hang on what records them or on who asks.',
      'projections',
      ['libs/record', 'libs/readiness', 'libs/event-store'],
    ),
    {
      name: 'libs-never-look-up',
      comment: 'Substance knows neither its doors (apps/) nor its views (projections/).',
      severity: 'error',
      from: { path: '^libs/', pathNot: TEST },
      to: { path: '^(apps|projections)/' },
    },
    {
      name: 'projections-do-not-know-each-other',
      comment:
        'Each can be dropped, rebuilt or removed alone. What two of them need stands beside them in projections/.',
      severity: 'error',
      from: { path: '^projections/([^/]+)/' },
      to: { path: '^projections/[^/]+/', pathNot: '^projections/$1/' },
    },
    {
      name: 'nest-stays-at-the-edge',
      comment: 'The framework is for doors, the one command handler and the one query handler.',
      severity: 'error',
      from: { path: '^(apps|libs|projections)/', pathNot: [EDGE, TEST] },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'rooms-are-entered-by-their-door',
      comment: 'Another room is imported by its name in package.json (#record …), which leads to its index.ts.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|projections|apps/[^/]+|test)/' },
      to: {
        path: '^(libs/[^/]+|projections|apps/[^/]+|test)/',
        pathNot: ['^$1/', '^test/(contract|support)/'],
        dependencyTypesNot: ['aliased-subpath-import'],
      },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What runs for people does not depend on what proves it.',
      severity: 'error',
      from: { path: '^(apps|libs|projections)/', pathNot: [TEST] },
      to: { path: [TEST, '^test/', 'node_modules/(@jest/|jest|fast-check/|@nestjs/testing/)'] },
    },
    {
      name: 'nothing-is-imported-that-is-not-declared',
      comment: 'A package that happens to be installed for another one may be gone tomorrow: name it in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-optional'] },
    },
    {
      name: 'every-import-leads-somewhere',
      comment: 'An import that cannot be resolved is checked by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'every-file-is-reached-from-an-entrance',
      comment: "A file that no room's index.ts and no app's main.ts or page leads to is dead.",
      severity: 'error',
      from: { path: ENTRANCE },
      to: {
        path: '^(apps|libs|projections)/',
        pathNot: [TEST, '\\.d\\.ts$', '^apps/[^/]+/(main|page)\\.ts$', '^libs/[^/]+/(hash\\.)?browser\\.ts$'],
        reachable: false,
      },
    },
  ],
  options: {
    // Sees `import type` too: a type that crosses a boundary crosses it.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|data)/|^test/architecture/canaries/' },
    // Types come from where the sources are, packages from where Node would load them.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

/** Jest in ESM mode: swc compiles, the `source` condition opens the doors (`#record`, …) on the sources. */
const config = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{apps,libs,projections,test}/**/*.test.ts'],
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/architecture/canaries/'],
  collectCoverageFrom: ['libs/**/*.ts', 'projections/**/*.ts', '!**/*.d.ts', '!**/*.test.ts'],
  coverageReporters: ['text-summary', 'json-summary'],
  maxWorkers: 2,
  // No test waits for time to pass; a machine that has much else to do takes its time all the same, in milliseconds.
  testTimeout: 60_000,
  // What a worker has loaded stays in it until it is replaced by another.
  workerIdleMemoryLimit: '2GB',
};

export default config;

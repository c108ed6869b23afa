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
};

export default config;

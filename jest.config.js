/** Jest in ESM mode: swc compiles, the `source` condition opens the doors (`#record`, …) on the sources. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{apps,libs,projections,test}/**/*.test.ts'],
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  collectCoverageFrom: ['libs/**/*.ts', 'projections/**/*.ts', '!**/*.test.ts'],
  coverageReporters: ['text-summary', 'json-summary'],
  maxWorkers: 2,
};

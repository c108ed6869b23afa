// Circles are looked for in what is left when types are gone: a table and its slices may name each other's types.
// The other rules look at types as well, so this one stands apart and is run on compiled sources.

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'In a circle nobody can tell who needs whom, and which file runs first is luck.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, enhancedResolveOptions: { conditionNames: ['default'] } },
};

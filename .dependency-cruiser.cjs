/** The one-way streets of docs/architecture.md, checked by the test command. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-only-shared',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|client|scripts|test)/' },
    },
    {
      name: 'client-imports-only-shared',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|scripts|test)/' },
    },
    {
      // No schema travels with the page, nor the library that reads it.
      name: 'client-takes-types-alone-of-schemas',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^shared/(schemas|api)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-never-imports-client-or-scripts',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|scripts|test)/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/features/' },
    },
    {
      name: 'feature-only-through-its-face',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: {
        path: '^server/features/([^/]+)/',
        pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'domain-imports-only-shared',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/domain[./]' },
      to: { pathNot: ['^shared/', '^server/features/$1/domain'], dependencyTypesNot: ['core', 'type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: { pathNot: '\\.d\\.ts$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json'],
    },
  },
};

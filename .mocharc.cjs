module.exports = {
  // Tests load modules as the servers they start do: one form of each file, so that coverage can be added up.
  'node-option': ['import=tsx', 'no-experimental-require-module'],
  extension: ['ts'],
  timeout: 30000,
  exit: true,
  forbidOnly: true,
};

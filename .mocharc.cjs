module.exports = {
  'node-option': ['import=tsx'],
  extension: ['ts'],
  timeout: 30000,
  exit: true,
  forbidOnly: true,
};

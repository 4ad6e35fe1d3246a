// Mocha's own spec reporter on the screen, and its figures in a file for the test command to count.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class SpecAndFigures extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) =>
      failures.push(`${test.fullTitle()}\n    ${String(error?.stack ?? error)}`),
    );
    runner.once('end', () =>
      writeFileSync(options.reporterOptions.output, JSON.stringify({ stats: this.stats, failures })),
    );
  }
};

// Mocha's own spec reporter on the screen, and its figures in a file for the test command to count.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { reporters } = require('mocha');

module.exports = class SpecAndFigures extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    /** Milliseconds by file, what is done before and after its tests included. */
    const spent = {};
    const spend = ({ file, duration }) => {
      if (!file) return;
      const path = relative(process.cwd(), file);
      spent[path] = (spent[path] ?? 0) + (duration ?? 0);
    };
    runner.on('test end', spend);
    runner.on('hook end', spend);
    runner.on('fail', (test, error) =>
      failures.push(`${test.fullTitle()}\n    ${String(error?.stack ?? error)}`),
    );
    runner.once('end', () =>
      writeFileSync(options.reporterOptions.output, JSON.stringify({ stats: this.stats, failures, spent })),
    );
  }
};

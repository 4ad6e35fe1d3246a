import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../../scripts/services/paths.ts';
import { percentile, time } from '../../bench/figure.ts';
import { planOf } from '../../bench/run.ts';

describe('the bench', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'lianqiao-bench-test-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('measures everything in small, and rewrites nothing but the table', async function () {
    this.timeout(600_000);
    const file = join(folder, 'performance.md');
    writeFileSync(file, 'before\n\n<!-- measured:begin -->\n\nold\n\n<!-- measured:end -->\n\nafter\n');
    // Sockets enough that none of them meets the limit on what one may send.
    const sizes = {
      firms: 300,
      products: 200,
      sockets: 100,
      listeners: 40,
      connections: 2,
      attendees: 100,
      halls: 1,
      seconds: 1,
      rounds: 1,
    };
    const args = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'scripts/bench.ts'), ...args, '--document', file],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const [code] = (await once(child, 'exit')) as [number];
    expect(code, output).to.equal(0);
    const text = readFileSync(file, 'utf8');
    expect(text)
      .to.match(/^before\n\n<!-- measured:begin -->/)
      .and.match(/<!-- measured:end -->\n\nafter\n$/);
    expect(text).to.not.include('old');
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes(' × '));
    expect(rows, text).to.have.length(9);
    for (const what of [
      'Timetable of 100 people, share',
      'Timetable of 100 people, longest',
      'Firm search',
      'matches',
      'Credit need',
      'Durable chat',
      'Live board',
      'GET /organisation',
      'GET /demands/:id',
    ])
      expect(text).to.include(what);
  });

  it('takes the nearest rank, and judges by ratio and allowance', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).to.equal(2);
    expect(percentile([1], 0.95)).to.equal(1);
    const about = { what: '', baselineIs: '', note: '' };
    expect(time(about, { ours: [17], baseline: [10] }, 1.5, 2).met).to.equal(true);
    expect(time(about, { ours: [17.1], baseline: [10] }, 1.5, 2).met).to.equal(false);
  });

  it('rewrites the document for whole runs only, and refuses what it does not know', () => {
    expect(planOf([]).rewrites).to.equal(true);
    expect(planOf(['chat']).rewrites).to.equal(false);
    expect(planOf(['--firms', '10']).rewrites).to.equal(false);
    expect(() => planOf(['reads'])).to.throw('No such measurement');
    expect(() => planOf(['--firms', '-1'])).to.throw();
  });
});

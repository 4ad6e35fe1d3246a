import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestSet } from '../../../scripts/eval/read.ts';
import { ROOT } from '../../../scripts/services/paths.ts';

const GOOD = {
  'corpus.tsv': [
    'f1\t广州鼎新机械厂从事铝合金压铸件的生产。',
    'f2\t佛山百川线路板公司提供多层线路板打样。',
    'f3\t东莞安途箱包厂生产小化妆包、旅行收纳包。',
    'f4\t深圳启元仪器公司研发精密仪器。\t另有校准服务。',
    'f5\t中山和光照明公司生产发光二极管灯具。',
  ].join('\n'),
  'queries.tsv': '小化妆\nPCB\n压铸\n',
  'qrels.tsv': '小化妆\tf3\t3\nPCB\tf2\t2\n压铸\tf1\t2\n压铸\tf4\t0\n',
};

describe('npm run eval:search', () => {
  const made: string[] = [];
  after(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

  async function folderWith(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lianqiao-set-'));
    made.push(folder);
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
    return folder;
  }

  async function run(args: string[]): Promise<{ code: number | null; out: string }> {
    const temporary = await mkdtemp(join(tmpdir(), 'lianqiao-run-'));
    made.push(temporary);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'scripts/eval-search.ts'), ...args],
      {
        cwd: ROOT,
        env: { ...process.env, TMPDIR: temporary },
      },
    );
    let out = '';
    child.stdout.on('data', (data) => (out += String(data)));
    child.stderr.on('data', (data) => (out += String(data)));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    expect((await readdir(temporary)).filter((name) => name.startsWith('lianqiao-'))).to.deep.equal([]);
    return { code, out };
  }

  it('prints the figures of both and their ratios, and leaves nothing behind', async function () {
    this.timeout(120_000);
    const { code, out } = await run([await folderWith(GOOD)]);
    expect(code, out).to.equal(0);
    const line = (name: string) =>
      out
        .split('\n')
        .find((one) => one.startsWith(name))!
        .split(/\s{2,}/);
    // What is asked for literally or under another name comes first; of plain Meilisearch that is not expected.
    expect(line('NDCG@10')[1]).to.equal('1.0000');
    expect(line('MRR@10')[1]).to.equal('1.0000');
    expect(line('Recall@100')[1]).to.equal('1.0000');
    expect(Number(line('p95 (ms)')[1])).to.be.above(0);
    expect(Number(line('NDCG@10')[2])).to.be.within(0, 1);
    expect(line('Recall@100')[3]).to.match(/^\d+\.\d\d ×$/);
  });

  it('says what is wrong with what it was given', async function () {
    this.timeout(60_000);
    const { code, out } = await run([]);
    expect(code).to.equal(1);
    expect(out).to.include('Usage');
    expect((await run([join(tmpdir(), 'no-such-folder')])).out).to.include('there is no such folder');
  });

  const faults: [what: string, files: Partial<typeof GOOD>, said: string][] = [
    ['a missing file', { 'qrels.tsv': undefined as never }, 'qrels.tsv: no such file'],
    ['an empty file', { 'queries.tsv': '\n\n' }, 'queries.tsv: there is nothing in it'],
    ['a line without its text', { 'corpus.tsv': 'f1\t甲\nf2' }, 'corpus.tsv:2: column 2 of 2 is empty'],
    [
      'an id that comes twice',
      { 'corpus.tsv': 'f1\t甲\nf1\t乙' },
      'corpus.tsv:2: the id f1 was there before',
    ],
    ['an id the engine does not take', { 'corpus.tsv': 'f 1\t甲' }, 'corpus.tsv:1: f 1 is no id'],
    ['a grade that is none', { 'qrels.tsv': 'PCB\tf2\thigh' }, 'qrels.tsv:1: high is no grade'],
    [
      'judgements of nothing asked',
      { 'qrels.tsv': '别的\tf2\t1' },
      'nothing is relevant for any of the queries',
    ],
  ];
  for (const [what, files, said] of faults) {
    it(`refuses ${what}`, async () => {
      const given = Object.entries({ ...GOOD, ...files }).filter(([, text]) => text !== undefined);
      const folder = await folderWith(Object.fromEntries(given));
      const error = await readTestSet(folder).catch((thrown: Error) => thrown);
      expect((error as Error).message).to.include(said);
    });
  }

  it('leaves out what cannot be judged, and says so', async () => {
    const set = await readTestSet(
      await folderWith({
        ...GOOD,
        'queries.tsv': '小化妆\nPCB\n压铸\n无人判断\n',
        'qrels.tsv': 'PCB\tf9\t1\n',
      }),
    );
    expect(set.queries).to.deep.equal(['PCB']);
    expect(set.notes).to.have.length(2);
    expect(set.corpus[3]!.text).to.include('另有校准服务');
  });
});

import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { changeRows, type Speech } from '../../../client/src/ui/changeRows.ts';
import { AUDIT_ACTION_WORDS, AUDIT_ACTIONS, AUDIT_FIELD_WORDS } from '../../../shared/auditWords.ts';
import { demandInput } from '../../../shared/schemas/demand.ts';
import { eventContent } from '../../../shared/schemas/event.ts';
import { firmProfileInput } from '../../../shared/schemas/firm.ts';
import { importCounts } from '../../../shared/schemas/import.ts';
import { filesUnder } from '../../support/sources.ts';

/** The server's code where something is recorded. */
const recording = filesUnder('server/features', /\.ts$/)
  .map((path) => readFileSync(path, 'utf8'))
  .filter((code) => /recordAudits?\(/.test(code))
  .join('\n');

describe('the words of the audit trail', () => {
  it('exist for every action the server records, in both languages', () => {
    const recorded = [...recording.matchAll(/action: (?:\w+ \? )?'([\w.]+)'(?: : '([\w.]+)')?/g)].flatMap(
      ([, one, other]) => (other ? [one!, other] : [one!]),
    );
    expect(recorded.length).to.be.above(20);
    expect(recorded.filter((action) => !(action in AUDIT_ACTION_WORDS))).to.deep.equal([]);
    for (const { zh, en } of Object.values(AUDIT_ACTION_WORDS)) {
      expect(zh).to.match(/\p{Script=Han}/u);
      expect(en).to.match(/^[A-Z][^\p{Script=Han}]+$/u);
    }
  });

  it('exist for nothing that is never recorded', () => {
    const stems = [...recording.matchAll(/action: `([\w.]+)\$\{/g)].map(([, stem]) => stem!);
    const unused = AUDIT_ACTIONS.filter(
      (action) => !recording.includes(`'${action}'`) && !stems.some((stem) => action.startsWith(stem)),
    );
    expect(unused).to.deep.equal([]);
  });

  it('name every field of a demand, an event, a profile and an import', () => {
    const fields = [demandInput, eventContent, firmProfileInput, importCounts].flatMap(({ shape }) =>
      Object.keys(shape),
    );
    expect(fields.filter((field) => !(field in AUDIT_FIELD_WORDS))).to.deep.equal([]);
  });
});

describe('what changed, in rows', () => {
  const speech: Speech = {
    field: (name) => `<${name}>`,
    text: (_field, value) => value,
    money: (fen) => `${fen / 100} yuan`,
    yesOrNo: (value) => (value ? 'yes' : 'no'),
    number: String,
  };

  it('sets before and after side by side, and leaves out what says nothing', () => {
    expect(
      changeRows({ status: 'draft', note: '' }, { status: 'open', note: '', anonymous: false }, speech),
    ).to.deep.equal([
      { field: '<status>', before: 'draft', after: 'open' },
      { field: '<anonymous>', before: '', after: 'no' },
    ]);
    expect(changeRows(null, null, speech)).to.deep.equal([]);
  });

  it('says lists, things inside of things, and amounts', () => {
    const after = {
      materials: ['ADC12', 'A380'],
      budgetFen: { min: null, max: 5_000 },
      capabilities: [{ name: 'Casting', monthlyCapacity: { amount: 20, unit: 't' } }, { name: 'Milling' }],
    };
    expect(changeRows(null, after, speech).map((row) => row.after)).to.deep.equal([
      'ADC12、A380',
      '<max>: 50 yuan',
      '<name>: Casting · <monthlyCapacity>: <amount>: 20 · <unit>: t\n<name>: Milling',
    ]);
  });
});

import { expect } from 'chai';
import { API } from '../../../server/app.ts';
import { forgetGroupSizes } from '../../../server/features/creditNeeds/groups.ts';
import { Notification } from '../../../server/features/notifications/index.ts';
import { CLIENT_EVENTS, SERVER_EVENTS } from '../../../shared/events.ts';
import { LEAST_GROUP } from '../../../shared/schemas/creditNeed.ts';
import { turnedAway } from '../../contract/support.ts';
import {
  aConsentCase,
  endCase,
  found,
  mailTo,
  narrow,
  stir,
  withdrawAll,
  type ConsentCase,
  type Looker,
} from '../../support/consentCase.ts';
import { NOTHING, NOTHING_TAGS, SCOPES, WAYS, type Way } from '../../support/consentWays.ts';
import { anOrganisation } from '../../support/factories.ts';
import { heard } from '../../support/live.ts';

const BANK = { kind: 'bank', role: 'owner', status: 'verified' } as const;

describe('every way to a firm’s data', function () {
  this.timeout(60_000);
  const cases: ConsentCase[] = [];
  const aCase = async (options = {}) => {
    const c = await aConsentCase(options);
    cases.push(c);
    return c;
  };
  before(async () => {
    await Promise.all(Array.from({ length: LEAST_GROUP }, () => anOrganisation()));
    forgetGroupSizes();
    await Notification.updateMany({ 'mail.state': 'due' }, { $set: { 'mail.state': 'none' } });
  });
  after(() => cases.forEach(endCase));

  /** Each way in turn; what is wrong by the judge. */
  async function wrongOf(
    c: ConsentCase,
    by: Looker,
    judge: (way: Way, text: string, marks: string[]) => boolean,
    steps = true,
  ): Promise<string[]> {
    const wrong: string[] = [];
    for (const [name, way] of Object.entries(WAYS)) {
      if (way.step && !steps) continue;
      const text = await way.reach(c, by);
      const marks = found(c, text).sort();
      if (!judge(way, text, marks)) wrong.push(`${name} brings [${marks.join()}]: ${text.slice(0, 300)}`);
    }
    return wrong;
  }
  const opened = (way: Way, text: string, marks: string[]) =>
    marks.join() === [...way.opens].sort().join() && (!way.open || way.open.test(text));
  const closed = (way: Way, text: string, marks: string[]) =>
    marks.length === 0 && (!way.closed || way.closed.test(text));

  it('is in this table, or is said to carry nothing', () => {
    const calls = Object.entries(API)
      .filter(([, { access, tag }]) => turnedAway(access, BANK) === null && !(tag in NOTHING_TAGS))
      .map(([key]) => key);
    const all = [
      ...calls,
      ...Object.keys(CLIENT_EVENTS).map((event) => `send ${event}`),
      ...Object.keys(SERVER_EVENTS).map((event) => `hear ${event}`),
      'mail',
    ];
    expect([...Object.keys(WAYS), ...Object.keys(NOTHING)].sort()).to.deep.equal(all.sort());
  });

  it('is open with consent, and to no other bank', async () => {
    const c = await aCase();
    await stir(c);
    expect(await wrongOf(c, c.other, closed)).to.deep.equal([]);
    expect(await wrongOf(c, c.bank, opened)).to.deep.equal([]);
  });

  it('is closed once consent is withdrawn while it is in use: page, file, mail under way, socket', async () => {
    const c = await aCase();
    await stir(c);
    expect(await wrongOf(c, c.bank, opened, false)).to.deep.equal([]);
    const told = heard(
      c.bank.socket,
      'changed',
      ({ what, id }) => what === 'consent' && id === c.need.id,
      10_000,
    ).then(() => Date.now());
    await withdrawAll(c);
    // No second is waited: the first look after each withdrawal was answered is closed, and so is what comes by itself.
    const ended = Date.now();
    c.bank.heard.length = 0;
    await stir(c);
    expect(await wrongOf(c, c.bank, closed)).to.deep.equal([]);
    expect(await told).to.be.below(ended + 1000);
    expect(await mailTo(c.bank.persona), 'mail that was under way').to.include('链易贷');
  });

  describe('where the firm consents to one thing alone', () => {
    let c: ConsentCase;
    before(async () => {
      c = await aCase({ drawn: false });
    });

    for (const scope of Object.keys(SCOPES).filter((name) => name !== 'any')) {
      it(`brings what “${scope}” names and no more`, async () => {
        await narrow(c, [scope]);
        c.bank.heard.length = 0;
        await stir(c);
        const may = [...SCOPES['any']!, ...SCOPES[scope]!];
        const seen = new Set<string>();
        const within = (_way: Way, _text: string, marks: string[]) => {
          marks.forEach((mark) => seen.add(mark));
          return marks.every((mark) => may.includes(mark));
        };
        expect(await wrongOf(c, c.bank, within, false)).to.deep.equal([]);
        expect([...seen].sort()).to.deep.equal(may.sort());
      });
    }
  });
});

import { expect } from 'chai';
import { buildDemo } from '../../../server/demo/index.ts';
import { DEMO_SIGN_INS } from '../../../server/demo/signIns.ts';
import { outsideOf } from '../../../server/features/creditApplications/offering.ts';
import { after } from '../../../server/features/introductions/domain.ts';
import { eventInput } from '../../../shared/schemas/event.ts';
import { demandInput, DEMAND_STATUSES } from '../../../shared/schemas/demand.ts';
import { firmProfileInput } from '../../../shared/schemas/firm.ts';
import { INTRODUCTION_STATES, type IntroductionState } from '../../../shared/schemas/introduction.ts';
import { ORGANISATION_KINDS } from '../../../shared/schemas/organisation.ts';
import { certificateByCode } from '../../../shared/taxonomy/certificates.ts';
import { annualRange } from '../../../shared/finance/rates.ts';
import { dateOf } from '../../../shared/localTime.ts';
import { LPR_RATES, lprAmong } from '../../../shared/taxonomy/lpr.ts';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { isCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { industryByCode } from '../../../shared/taxonomy/industries.ts';
import { regionByCode } from '../../../shared/taxonomy/regions.ts';
import { unitByCode } from '../../../shared/taxonomy/units.ts';
import { unreadiness } from '../../../server/features/demands/domain.ts';

const NOW = new Date('2031-03-09T22:15:00Z');
const TODAY = '2031-03-10';
const demo = buildDemo(NOW, 'hash');
const segments = new Set(CHAINS.flatMap((chain) => chain.segments.map((s) => s.code)));
const { organisations, people, memberships } = demo.city;

describe('the demo data', () => {
  it('is the same for the same moment, with ids of its own', () => {
    expect(buildDemo(NOW, 'hash')).to.deep.equal(demo);
    const rows = [
      organisations,
      people,
      memberships,
      demo.demands,
      demo.introductions,
      demo.notices,
      demo.receivables,
      demo.trail,
    ];
    const { products, versions, quotas, needs, consents, applications } = demo.credit;
    const { bills, pieces, entries } = demo.ledger;
    for (const list of [
      bills,
      pieces,
      entries,
      ...rows,
      ...Object.values(demo.sessions),
      products,
      versions,
      quotas,
      needs,
      consents,
      applications,
      demo.talks.conversations,
      demo.talks.messages,
      demo.talks.participants,
    ]) {
      expect(new Set(list.map(({ _id }) => String(_id))).size).to.equal(list.length);
    }
  });

  it('is a city: every kind, every chain, names and codes once', () => {
    expect(organisations.length).to.be.within(120, 150);
    expect(new Set(organisations.map(({ kind }) => kind))).to.deep.equal(new Set(ORGANISATION_KINDS));
    expect(new Set(organisations.map(({ nameKey }) => nameKey)).size).to.equal(organisations.length);
    expect(new Set(people.map(({ email }) => email)).size).to.equal(people.length);
    const codes = organisations.flatMap(({ creditCode }) => creditCode ?? []);
    expect(new Set(codes).size).to.equal(codes.length);
    expect(codes.every(isCreditCode)).to.equal(true);
    const chains = organisations.flatMap(({ profile }) => profile.chainPositions.map(({ chain }) => chain));
    expect(new Set(chains)).to.deep.equal(new Set(CHAINS.map(({ code }) => code)));
  });

  it('has only profiles a person could have typed', () => {
    for (const { name, profile } of organisations) {
      const { logo: _logo, files: _files, ...typed } = profile;
      expect(firmProfileInput.parse(typed), name).to.deep.equal(typed);
      for (const { code } of typed.certificates)
        expect(certificateByCode(code), `${name} ${code}`).to.not.equal(undefined);
      for (const { segment } of typed.chainPositions)
        expect(segments.has(segment), `${name} ${segment}`).to.equal(true);
      for (const code of typed.industries)
        expect(industryByCode(code), `${name} ${code}`).to.not.equal(undefined);
      for (const one of typed.capabilities) {
        const unit = one.monthlyCapacity?.unit;
        if (unit) expect(unitByCode(unit), `${name} ${unit}`).to.not.equal(undefined);
      }
      if (typed.region) expect(regionByCode(typed.region), name).to.not.equal(undefined);
    }
  });

  it('has demands in every state, the open ones ready to be open', () => {
    expect(new Set(demo.demands.map(({ status }) => status))).to.deep.equal(new Set(DEMAND_STATUSES));
    expect(demo.demands.length).to.be.at.least(30);
    for (const { content, status } of demo.demands) {
      expect(demandInput.parse(content), content.title).to.deep.equal(content);
      expect(segments.has(content.position!.segment), content.title).to.equal(true);
      for (const amount of [content.quantity, content.monthlyQuantity]) {
        if (amount)
          expect(unitByCode(amount.unit), `${content.title} ${amount.unit}`).to.not.equal(undefined);
      }
      if (status === 'open') expect(unreadiness(content, TODAY), content.title).to.deep.equal([]);
    }
  });

  it('has introductions in every state, each come to by the rules, in order, in the past', () => {
    expect(new Set(demo.introductions.map(({ state }) => state))).to.deep.equal(new Set(INTRODUCTION_STATES));
    for (const row of demo.introductions) {
      let state: IntroductionState = 'requested';
      let last = 0;
      for (const { step, side, at } of row.timeline) {
        expect(at.getTime(), row.demandTitle).to.be.within(last, NOW.getTime());
        last = at.getTime();
        if (step === 'request') continue;
        state = after(state, step as 'accept', side ?? 'platform', row.startedBy)!;
      }
      expect(state, row.demandTitle).to.equal(row.state);
      expect(row.conversationId === null, row.demandTitle).to.equal(row.acceptedAt === null);
      // None may lapse or be reminded of the moment the platform starts.
      if (row.state === 'requested') expect(row.remindAt!.getTime()).to.be.above(NOW.getTime());
    }
  });

  it('has sessions at which nobody is in two places, with a report that tells something', () => {
    const { events, registrations, meetings, sides } = demo.sessions;
    expect(events.map(({ status }) => status)).to.deep.equal([
      'reported',
      'closed',
      'published',
      'preferences',
      'registration',
    ]);
    for (const { content } of events) expect(eventInput.parse(content)).to.deep.equal(content);
    for (const { _id, taken } of events) {
      const seated = registrations.filter((row) => row.eventId.equals(_id) && row.status === 'approved');
      expect(taken.all).to.equal(seated.reduce((sum, { people: them }) => sum + them.length, 0));
      const own = meetings.filter((row) => row.eventId.equals(_id));
      const seats = own.flatMap(({ slot, table, people: pair }) => [
        `${slot} table ${table}`,
        ...pair.map((person) => `${slot} ${String(person)}`),
      ]);
      expect(new Set(seats).size).to.equal(seats.length);
    }
    const next = events.find(({ status }) => status === 'published')!;
    const wished = new Set(
      demo.sessions.wishes.flatMap(({ _id, wishes }) =>
        wishes.map(({ to }) => [_id, to].map(String).sort().join()),
      ),
    );
    const planned = meetings.filter(({ eventId }) => eventId.equals(next._id));
    for (const { registrations: pair, state } of planned) {
      expect(state).to.equal('planned');
      expect(wished.has(pair.map(String).sort().join())).to.equal(true);
    }
    // Who signs in has a day of its own.
    for (const key of ['anchor', 'sme']) {
      const { id } = demo.city.parties.get(key)!;
      expect(planned.filter((row) => row.organisations.some((one) => one.equals(id)))).to.have.length.above(
        2,
      );
    }
    const made = demo.introductions.filter((row) =>
      sides.some((side) => side.introductionId?.equals(row._id)),
    );
    expect(made.filter(({ state }) => state === 'signed' || state === 'landed')).to.have.length(6);
  });

  it('has a bill whose ledger balances, on a receivable that is its own', () => {
    const { bills, pieces, entries } = demo.ledger;
    expect(bills).to.have.length(1);
    for (const { _id, receivableId, amountFen, seq } of bills) {
      const receivable = demo.receivables.find((row) => row._id.equals(receivableId))!;
      expect(receivable.state).to.equal('assigned');
      expect(receivable.assignment!.id.equals(_id)).to.equal(true);
      const live = pieces.filter(({ billId, state }) => billId.equals(_id) && state !== 'gone');
      expect(live.reduce((sum, piece) => sum + piece.amountFen, 0)).to.equal(amountFen);
      const own = entries.filter(({ billId }) => billId.equals(_id));
      expect(own.map((entry) => entry.seq)).to.deep.equal(own.map((_, i) => i + 1));
      expect(own.length).to.equal(seq);
      expect(new Set(own.map(({ kind }) => kind))).to.deep.equal(new Set(['issue', 'split', 'endorse']));
      for (const { lines } of own) expect(lines.reduce((sum, { fen }) => sum + fen, 0)).to.equal(0);
    }
  });

  it('has applications as they could have been: offers within their product, promises kept, one talk each', () => {
    const { applications, versions, needs, consents } = demo.credit;
    expect(applications.map(({ state }) => state).sort()).to.deep.equal(['documents', 'drawn', 'offered']);
    for (const row of applications) {
      const { content } = versions.find(
        ({ productId, version }) => productId.equals(row.productId) && version === row.productVersion,
      )!;
      const need = needs.find(({ _id }) => _id.equals(row.needId))!;
      expect(need.status).to.equal(row.state === 'drawn' ? 'fulfilled' : 'open');
      expect(consents.some((one) => one.needId.equals(need._id) && one.bankId!.equals(row.bankId))).to.equal(
        true,
      );
      if (row.offer) {
        const { quotaId: _, offeredAt, ...terms } = row.offer;
        const annual = annualRange(content.rate, lprAmong(LPR_RATES, TODAY));
        const offer = { ...terms, onQuota: false };
        expect(outsideOf(offer, content, annual, row, dateOf(offeredAt))).to.deep.equal([]);
      }
      const clocks = Object.values(row.clocks).filter((clock) => clock !== null);
      expect(clocks.every(({ missedAt }) => missedAt === null)).to.equal(true);
      const talk = demo.talks.conversations.find(({ _id }) => _id.equals(row.conversationId))!;
      expect([talk.subject.kind, String(talk.subject.id)]).to.deep.equal(['application', String(row._id)]);
    }
  });

  it('talks without gaps, in the past, in conversations that are there', () => {
    const ids = new Map(demo.talks.conversations.map((row) => [String(row._id), row]));
    for (const [id, { lastSeq }] of ids) {
      const messages = demo.talks.messages.filter((m) => String(m.conversationId) === id);
      expect(messages.map(({ seq }) => seq)).to.deep.equal(messages.map((_, i) => i + 1));
      expect(messages.length).to.equal(lastSeq);
      const times = messages.map(({ at }) => at.getTime());
      expect(times).to.deep.equal([...times].sort((a, b) => a - b));
      if (times.length > 0) expect(times.at(-1)).to.be.below(NOW.getTime());
    }
    expect(demo.talks.messages.every((m) => ids.has(String(m.conversationId)))).to.equal(true);
  });

  it('has people write and act in working hours only, whenever it is made', () => {
    const minuteOfDay = (at: Date) => (at.getTime() / 60_000 + 8 * 60) % (24 * 60);
    for (const now of ['2031-03-09T22:15:00Z', '2031-03-10T03:40:00Z', '2031-03-10T15:59:00Z'].map(
      (text) => new Date(text),
    )) {
      const made = buildDemo(now, 'hash');
      const moments = [
        ...made.talks.messages.map(({ at }) => at),
        ...made.introductions.flatMap(({ timeline }) => timeline.map(({ at }) => at)),
        ...made.ledger.entries.map(({ at }) => at),
        ...made.credit.applications.flatMap(({ timeline }) => timeline.map(({ at }) => at)),
        ...made.demands.map(({ createdAt }) => createdAt),
      ];
      for (const at of moments) {
        expect(at.getTime(), 'in the past').to.be.below(now.getTime());
        expect(minuteOfDay(at), at.toISOString()).to.be.within(9 * 60, 18 * 60);
      }
    }
  });

  it('lets each sign-in act for an organisation that is verified', () => {
    for (const { email } of DEMO_SIGN_INS) {
      const person = people.find((one) => one.email === email)!;
      const { organisationId } = memberships.find((one) => one.personId.equals(person._id))!;
      expect(organisations.find(({ _id }) => _id.equals(organisationId))!.status).to.equal('verified');
    }
  });
});

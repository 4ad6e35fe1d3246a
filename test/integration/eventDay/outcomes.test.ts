import { expect } from 'chai';
import { Audit } from '../../../server/features/audit/index.ts';
import { Consent } from '../../../server/features/creditNeeds/index.ts';
import { CreditApplication } from '../../../server/features/creditApplications/index.ts';
import { Introduction } from '../../../server/features/introductions/index.ts';
import type { OwnDay, OwnMeeting } from '../../../shared/schemas/eventDay.ts';
import { aGuest, aMeeting, aRunningEvent } from '../../support/eventDay.ts';
import { aMember } from '../../support/factories.ts';
import { anApplication } from '../../support/samples/creditApplications.ts';
import { anOpenNeed, consentTo } from '../../support/samples/creditNeeds.ts';
import { must } from '../../support/samples/world.ts';

/** A firm that brought a need and a bank, at one table. */
async function aBankTable() {
  const event = await aRunningEvent({ kind: 'finance' });
  const [firm, bank] = [await aMember({ kind: 'sme' }), await aMember({ kind: 'bank' })];
  const need = await anOpenNeed(firm, { purposeNote: `密用途${event.id}` });
  const guest = await aGuest(event, { persona: firm, brings: { needIds: [need.id] } });
  const host = await aGuest(event, { persona: bank });
  const meetingId = await aMeeting(event, host, guest);
  const say = (by: typeof firm, body: object) =>
    must<OwnMeeting>('POST /events/:id/meetings/:meetingId/outcome', by, {
      params: { id: event.id, meetingId },
      body,
    });
  const day = (by: typeof firm) => must<OwnDay>('GET /events/:id/own-day', by, { params: { id: event.id } });
  return { event, firm, bank, need, meetingId, say, day };
}

describe('what comes of a meeting with a bank', () => {
  it('makes and opens nothing, whoever says what: applying stays the firm’s own act', async () => {
    const { firm, bank, need, meetingId, say, day } = await aBankTable();
    const banks = await say(bank, { kind: 'intent', amountFen: 900_000_000 });
    expect(banks).to.deep.include({ state: 'held', introductionId: null, applicationId: null, needIds: [] });
    const firms = await say(firm, { kind: 'intent', amountFen: 50_000_000 });
    expect(firms).to.deep.include({ introductionId: null, applicationId: null, needIds: [need.id] });
    const id = firm.organisationId;
    expect(await CreditApplication.countDocuments({ applicantId: id })).to.equal(0);
    expect(await Consent.countDocuments({ needId: need.id })).to.equal(0);
    expect(await Introduction.countDocuments({ parties: id } as object)).to.equal(0);
    // Neither reads what the other said, on the page or in the trail; the bank reads nothing of the need.
    const [bankDay, trail] = [
      JSON.stringify(await day(bank)),
      await Audit.find({ subjectId: meetingId, action: 'eventMeeting.outcomeNoted' }).lean(),
    ];
    expect(bankDay).not.to.contain('50000000').and.not.to.contain(need.id).and.not.to.contain('密用途');
    expect(JSON.stringify(await day(firm))).not.to.contain('900000000');
    expect(trail.map(({ organisationId, ownerId }) => [organisationId, ownerId])).to.deep.equal([
      [bank.organisationId, null],
      [firm.organisationId, null],
    ]);
  });

  it('takes up an application that the firm put to the bank before, while the firm consents', async () => {
    const { firm, bank, say, day } = await aBankTable();
    const application = await anApplication(firm, bank);
    expect((await day(firm)).meetings[0]!.applicationId).to.equal(application.id);
    expect((await day(bank)).meetings[0]!.applicationId).to.equal(null);
    await say(firm, { kind: 'followUp' });
    const stateOf = async () => (await CreditApplication.findById(application.id).lean())!.state;
    expect(await stateOf()).to.equal('submitted');
    await say(bank, { kind: 'followUp' });
    expect(await stateOf()).to.equal('review');
  });

  it('moves nothing once consent is over', async () => {
    const { firm, bank, say } = await aBankTable();
    const application = await anApplication(firm, bank);
    await Consent.updateMany({ needId: application.needId }, { $set: { withdrawnAt: new Date() } });
    const before = await CreditApplication.findById(application.id).lean();
    await say(bank, { kind: 'followUp' });
    const now = await CreditApplication.findById(application.id).lean();
    expect([now!.state, now!.version]).to.deep.equal([before!.state, before!.version]);
    // A consent to the need it brought is not an application either.
    const { firm: other, bank: lender, need, say: tell } = await aBankTable();
    await consentTo(other, need.id, lender.organisationId);
    await tell(lender, { kind: 'intent', amountFen: 1 });
    expect(await CreditApplication.countDocuments({ applicantId: other.organisationId })).to.equal(0);
  });
});

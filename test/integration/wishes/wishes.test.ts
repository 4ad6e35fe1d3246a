import { expect } from 'chai';
import mongoose from 'mongoose';
import { Event, Registration } from '../../../server/features/events/index.ts';
import type { OwnWishes, Participant, Suggestion } from '../../../shared/schemas/wish.ts';
import type { Page } from '../../../server/platform/db/index.ts';
import { anEvent, inDays, register, type Attending } from '../../support/events.ts';
import { aMember } from '../../support/factories.ts';
import { aPublished } from '../../support/samples/credit.ts';
import { anOpenNeed, consentTo } from '../../support/samples/creditNeeds.ts';
import { must, send } from '../../support/samples/world.ts';
import { anOpenDemand } from '../../support/introductions.ts';
import { prepareFirms } from '../../../server/features/matching/index.ts';

const wish = (by: Attending, id: string, to: Attending, level: string, more: object = {}) =>
  send<OwnWishes>('PUT /events/:id/wishes/:registrationId', by.persona.token, {
    params: { id, registrationId: to.registrationId },
    body: { level, ...more },
  });
const participants = (by: Attending, id: string, query: Record<string, string> = {}) =>
  must<Page<Participant> & { total: number }>('GET /events/:id/participants', by.persona, {
    params: { id },
    query,
  });

describe('wishes for an event', () => {
  it('shows those who come to one another, a page at a time, and nobody without a place', async () => {
    const { event, id, hosts, guests } = await anEvent({ status: 'preferences', hosts: 2, guests: 3 });
    const [waiting] = await register(event, ['sme'], 'applied');
    const [host, guest] = [hosts[0]!, guests[0]!];

    const first = await participants(host, id, { limit: '3' });
    expect(first.total).to.equal(4);
    const rest = await participants(host, id, { limit: '3', cursor: first.nextCursor! });
    const seen = [...first.items, ...rest.items].map((one) => one.registrationId);
    expect(seen).to.have.members(
      [hosts[1]!, ...guests].map(({ registrationId }) => registrationId),
      'all others once, not oneself, not who waits for approval',
    );
    const [card] = first.items;
    expect(JSON.stringify(card)).to.not.match(/phone|email|1380000/);
    expect(card!.people[0]!.title).to.equal('采购经理');

    expect((await participants(guest, id, { side: 'host' })).total).to.equal(2);
    expect((await participants(guest, id, { q: hosts[1]!.persona.name })).items[0]!.registrationId).to.equal(
      hosts[1]!.registrationId,
    );
    for (const by of [waiting!.persona, await aMember({ kind: 'sme' })]) {
      const { status } = await send('GET /events/:id/participants', by.token, { params: { id } });
      expect(status).to.equal(404);
    }
    expect((await wish(guest, id, waiting!, 'want')).status).to.equal(404);
  });

  it('keeps one wish for each pair of ends, within limits, until the day', async () => {
    const { event, id, hosts, guests } = await anEvent({ status: 'preferences', hosts: 4, guests: 1 });
    const guest = guests[0]!;
    for (const host of hosts.slice(0, 3)) expect((await wish(guest, id, host, 'must')).status).to.equal(200);
    const fourth = await wish(guest, id, hosts[3]!, 'must');
    expect([fourth.status, (fourth.body as { code?: string }).code]).to.deep.equal([
      409,
      'wish.tooManyMusts',
    ]);

    const changed = await wish(guest, id, hosts[0]!, 'want');
    expect(changed.body.items.map(({ level }) => level).sort()).to.deep.equal(['must', 'must', 'want']);
    expect(changed.body.musts.left).to.equal(1);
    const person = { toPerson: hosts[0]!.attendeeId, fromPerson: guest.attendeeId };
    expect((await wish(guest, id, hosts[0]!, 'want', person)).body.items).to.have.length(4);
    expect((await wish(guest, id, hosts[0]!, 'want', { toPerson: hosts[1]!.attendeeId })).status).to.equal(
      404,
    );

    const dropped = await must<OwnWishes>('DELETE /events/:id/wishes/:registrationId', guest.persona, {
      params: { id, registrationId: hosts[0]!.registrationId },
    });
    expect(dropped.items).to.have.length(3);
    expect(dropped.chosenLittle).to.equal(false);

    // Ten at once for the last must: one.
    const at = await Promise.all(
      hosts
        .slice(0, 1)
        .concat(hosts.slice(3))
        .map((host) => wish(guest, id, host, 'must')),
    );
    expect(at.map(({ status }) => status).sort()).to.deep.equal([200, 409]);

    await Event.updateOne({ _id: event._id }, { $set: { 'content.wishesUntil': inDays(-1) } });
    expect((await wish(guest, id, hosts[3]!, 'want')).status).to.equal(409);
    await Registration.updateOne({ _id: guest.registrationId }, { $set: { walkIn: true } });
    expect((await wish(guest, id, hosts[3]!, 'want')).status).to.equal(200, 'who came late still may');
  });

  it('suggests by the matching there is, with reasons, and never whom one has said something of', async () => {
    const { id, hosts, guests } = await anEvent({ status: 'preferences', hosts: 1, guests: 1 });
    const maker = await aMember({
      kind: 'sme',
      profile: {
        capabilities: [
          {
            ...{ name: '铝合金压铸', kind: 'process' as const, description: '', materials: ['ADC12'] },
            ...{ equipment: [], monthlyCapacity: null, minimumOrder: null, leadTimeDays: null },
          },
        ],
      },
    });
    const event = (await Event.findById(id).lean())!;
    await prepareFirms([maker.organisationId]);
    const [able] = await register(event as never, [{ persona: maker, kind: 'sme' }]);
    const host = hosts[0]!;
    const demand = await anOpenDemand(host.persona);
    await Registration.updateOne(
      { _id: new mongoose.Types.ObjectId(host.registrationId) },
      { $set: { 'brings.demandIds': [demand.id] } },
    );
    const suggestions = async (by: Attending) =>
      (await must<{ items: Suggestion[] }>('GET /events/:id/suggestions', by.persona, { params: { id } }))
        .items;
    const [found] = await suggestions(host);
    expect(found?.participant.registrationId).to.equal(able!.registrationId);
    expect(found!.reasons.join()).to.contain(demand.title).and.to.contain('压铸');
    const [theirs] = await suggestions(able!);
    expect(theirs?.participant.registrationId).to.equal(host.registrationId);
    expect(theirs!.participant.demands.map(({ name }) => name)).to.deep.equal([demand.title]);
    expect(await suggestions(guests[0]!)).to.deep.equal([]);
    await wish(host, id, able!, 'no');
    expect(await suggestions(host)).to.deep.equal([]);
    expect(await suggestions(able!)).to.have.length(1);
  });

  it('tells a bank of a need that a firm brings only where it may know the name, and nobody else', async () => {
    const { id, hosts, guests } = await anEvent({
      ...{ status: 'preferences', hosts: 2, guests: 2 },
      content: { kind: 'finance' },
    });
    const [bank, other] = hosts;
    const [firm, third] = guests;
    const [need] = await Promise.all([anOpenNeed(firm!.persona), aPublished(bank!.persona, { rule: null })]);
    await Registration.updateOne(
      { _id: new mongoose.Types.ObjectId(firm!.registrationId) },
      { $set: { 'brings.needIds': [need.id] } },
    );
    const needsSeenBy = async (by: Attending) =>
      (await participants(by, id)).items.flatMap(({ needs }) => needs.map((one) => one.id));
    const scopes = (list: string[]) =>
      consentTo(firm!.persona, need.id, bank!.persona.organisationId, { scopes: list });
    expect(await needsSeenBy(bank!)).to.deep.equal([], 'without consent');
    await scopes(['figures']);
    expect(await needsSeenBy(bank!)).to.deep.equal([], 'with consent to figures without a name');
    const consent = await scopes(['identity']);
    expect(await needsSeenBy(bank!)).to.deep.equal([need.id]);
    for (const by of [other!, third!]) expect(await needsSeenBy(by)).to.deep.equal([]);
    const { items } = await must<{ items: Suggestion[] }>('GET /events/:id/suggestions', bank!.persona, {
      params: { id },
    });
    expect(items.map(({ participant }) => participant.registrationId)).to.deep.equal([firm!.registrationId]);
    await must('POST /credit-needs/:id/consents/:consentId/withdrawal', firm!.persona, {
      params: { id: need.id, consentId: consent.id },
    });
    expect(await needsSeenBy(bank!)).to.deep.equal([]);
  });
});

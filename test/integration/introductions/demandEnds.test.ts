import { expect } from 'chai';
import { expireDemands, Demand } from '../../../server/features/demands/index.ts';
import { Introduction } from '../../../server/features/introductions/index.ts';
import type { Introduction as Shown, IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import { notificationWords } from '../../../shared/notificationTexts.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { anOpenDemand, aPair, aStoredDemand, ask, take } from '../../support/introductions.ts';

const settled = async () => (await testApp()).app.relay.drained();
const read = async (by: Persona, id: string, language = 'zh-CN') =>
  (
    await call<IntroductionDetail>(`GET /introductions/${id}`, {
      token: by.token,
      headers: { 'accept-language': language },
    })
  ).body;
const told = async (by: Persona) =>
  (await call<{ items: NotificationInfo[] }>('GET /notifications', { token: by.token })).body.items.filter(
    ({ kind }) => kind === 'introduction.demandEnded',
  );
const step = (by: Persona, id: string, which: string) =>
  call(`POST /demands/${id}/${which}`, { token: by.token, body: { note: '内部原因' } });

describe('introductions whose demand comes to an end', () => {
  for (const [which, zh, en] of [
    ['closure', '采购方已关闭该需求', 'the buyer closed the demand'],
    ['fulfilment', '该需求已有着落', 'the demand has been met'],
    ['expiry', '该需求已到期', 'the demand has expired'],
  ] as const) {
    it(`by ${which}: requests end, what was accepted is told`, async () => {
      const { buyer, supplier: accepted } = await aPair();
      const [asking, asked] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'sme' })]);
      const demand = await anOpenDemand(buyer);
      const first = (await ask(accepted, demand.id)).body.id;
      await take(buyer, first, 'acceptance');
      const others = [
        (await ask(asking, demand.id)).body.id,
        (await ask(buyer, demand.id, asked.organisationId)).body.id,
      ];
      if (which === 'expiry') {
        await Demand.updateOne({ _id: demand.id }, { $set: { 'content.openUntil': '2001-01-01' } });
        await expireDemands();
      } else expect((await step(buyer, demand.id, which)).status).to.equal(200);
      await settled();

      for (const [i, by] of [asking, asked].entries()) {
        const row = await read(by, others[i]!);
        expect(row).to.include({ state: 'closed', reason: zh, expiresAt: null });
        expect(row.can).to.deep.equal([]);
        expect(row.timeline.at(-1)).to.include({ step: 'demandEnded', note: zh, organisation: null });
        expect((await read(by, others[i]!, 'en')).reason).to.equal(en);
        const [notice, ...more] = await told(by);
        expect(more).to.deep.equal([]);
        expect(notice!.link).to.deep.equal({ what: 'introduction', id: others[i] });
        expect(notificationWords(notice!.kind, notice!.params, 'zh-CN').text)
          .to.contain(zh)
          .and.contain('结束');
        expect(notificationWords(notice!.kind, notice!.params, 'en').text)
          .to.contain(en)
          .and.not.contain('@');
      }
      const stands = await read(accepted, first, 'en');
      expect(stands).to.include({ state: 'accepted', reason: '' });
      expect(stands.can).to.deep.equal(['meet', 'close']);
      expect(stands.timeline.at(-1)).to.include({ step: 'demandEnded', note: en });
      const [notice, ...more] = await told(accepted);
      expect(more).to.deep.equal([]);
      expect(notificationWords(notice!.kind, notice!.params, 'zh-CN').text).to.contain('仍然有效');
      // What the buyer wrote for itself is nobody else's.
      expect(JSON.stringify([stands, notice])).to.not.contain('内部原因');
      expect(await told(buyer)).to.deep.equal([]);
    });
  }

  it('leave none open that was asked for at that very moment', async () => {
    const { buyer, supplier } = await aPair();
    for (let round = 0; round < 20; round += 1) {
      const demandId = await aStoredDemand(buyer);
      const [answer] = await Promise.all([ask(supplier, demandId), step(buyer, demandId, 'closure')]);
      await settled();
      const open = await Introduction.find({ demandId, open: true }).lean();
      expect(open, JSON.stringify(answer.body)).to.deep.equal([]);
      const { body } = await call<{ items: Shown[] }>('GET /introductions', {
        token: supplier.token,
        query: { demandId },
      });
      expect(body.items.map(({ state }) => state)).to.deep.equal(answer.status === 201 ? ['closed'] : []);
    }
  });
});

import { expect } from 'chai';
import { forgetGroupSizes } from '../../../server/features/creditNeeds/groups.ts';
import type { NotificationInfo } from '../../../shared/schemas/notification.ts';
import { testApp } from '../../support/app.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aPublished } from '../../support/samples/credit.ts';
import { aNeed, consentTo, openNeed } from '../../support/samples/creditNeeds.ts';
import { must } from '../../support/samples/world.ts';

async function told(by: Persona): Promise<Pick<NotificationInfo, 'kind' | 'params' | 'link'>[]> {
  await (await testApp()).app.relay.drained();
  const { body } = await call<{ items: NotificationInfo[] }>('GET /notifications', { token: by.token });
  return body.items.map(({ kind, params, link }) => ({ kind, params, link }));
}

describe('what banks are told of credit needs', () => {
  let firm: Persona;
  let fitting: Persona;
  let other: Persona;
  before(async () => {
    // Enough firms that an outline names none of them.
    const crowd = Array.from({ length: 5 }, () => aMember({ kind: 'sme' }));
    [firm, fitting, other] = await Promise.all([
      aMember({ kind: 'sme' }),
      aMember({ kind: 'bank' }),
      aMember({ kind: 'bank' }),
      ...crowd,
    ]);
    await Promise.all([
      aPublished(fitting, { kind: 'credit', rule: null }),
      aPublished(other, { kind: 'mortgage', rule: null }),
    ]);
    forgetGroupSizes();
  });

  it('that one was opened that fits: no firm is named, and banks it does not fit hear nothing', async () => {
    const { id } = await openNeed(firm, await aNeed(firm, { kinds: ['credit'], amountFen: 60_000_000 }));
    const link = { what: 'offeredNeed', id };
    const [notice, ...more] = await told(fitting);
    expect(more).to.deep.equal([]);
    expect(notice).to.deep.equal({
      kind: 'creditNeed.offered',
      params: { who: '@unnamedFirm', amount: '50–100' },
      link,
    });
    expect(await told(other)).to.deep.equal([]);

    // Nor when it lets itself be named: a notice would outlive the consent.
    await consentTo(firm, id, fitting.organisationId, { scopes: ['identity'] });
    const given = (await told(fitting)).filter(({ kind }) => kind === 'consent.given');
    expect(given).to.deep.equal([
      { kind: 'consent.given', params: { who: '@unnamedFirm', amount: '50–100' }, link },
    ]);
    expect(await told(other)).to.deep.equal([]);
  });

  it('that all whose product fits are let in: those alone; and nothing of what was withdrawn meanwhile', async () => {
    const { id } = await openNeed(firm, await aNeed(firm, { kinds: ['credit'] }));
    await told(fitting);
    await consentTo(firm, id, null, { scopes: ['identity'] });
    const mine = (await told(fitting)).filter(
      ({ kind, link }) => kind === 'consent.given' && link?.id === id,
    );
    expect(mine.map(({ params }) => params['who'])).to.deep.equal(['@unnamedFirm']);
    expect((await told(other)).filter(({ kind }) => kind === 'consent.given')).to.deep.equal([]);

    await must('POST /credit-needs/:id/closing', firm, { params: { id } });
    const { status } = await call(`GET /offered-needs/${id}`, { token: fitting.token });
    expect(status).to.equal(404);
  });
});

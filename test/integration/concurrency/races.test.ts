import { expect } from 'chai';
import { issueLink, LoginSession, Membership, Person } from '../../../server/features/identity/index.ts';
import { Claim } from '../../../server/features/organisations/joiningModel.ts';
import { Organisation } from '../../../server/features/organisations/index.ts';
import { setUpAdministrator } from '../../../server/features/organisations/setup.ts';
import { Demand } from '../../../server/features/demands/index.ts';
import { asProblemError } from '../../../server/platform/http/errors.ts';
import type { SessionGrant } from '../../../shared/schemas/identity.ts';
import type { ClaimReceipt, InvitationInfo } from '../../../shared/schemas/organisation.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { call, type Answer } from '../../support/client.ts';
import { aMember, anOrganisation, aPerson, fresh, type Persona } from '../../support/factories.ts';
import { withCookie } from '../../support/samples/identity.ts';

const ROUNDS = 100;
const AT_ONCE = 50;
const times = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)));

/** How many answers there were of each kind. */
function tally(answers: Answer<{ code?: string }>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const kind = status < 300 ? 'done' : `${status} ${body.code}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe('of many at once, one takes effect', function () {
  this.timeout(600_000);
  let people: Persona[];

  before(async () => {
    people = await times(AT_ONCE, () => aPerson());
  });

  it(`registering one credit code: one organisation, and the way to claim it for the others, ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const creditCode = makeCreditCode(fresh());
      const name = `同码企业${fresh()}有限公司`;
      const answers = await times(AT_ONCE, (i) =>
        call<{ code?: string; params?: { name: string } }>('POST /organisations', {
          token: people[i]!.token,
          body: { kind: 'sme', name, creditCode },
        }),
      );
      expect(tally(answers), `round ${round}`).to.deep.equal({
        done: 1,
        '409 organisation.codeTaken': AT_ONCE - 1,
      });
      const rows = await Organisation.find({ creditCode }).lean();
      expect(rows).to.have.length(1);
      expect(await Membership.countDocuments({ organisationId: rows[0]!._id })).to.equal(1);
      const loser = answers.find(({ status }) => status === 409)!;
      expect(loser.body.params).to.deep.equal({ name });
      // Few that are not verified may be one person's, and the quickest of these people is often the same.
      await Organisation.updateOne({ creditCode }, { $set: { status: 'verified' } });
    }
    const creditCode = (await Organisation.findOne({ name: /^同码企业/ }).lean())!.creditCode;
    const outsider = await aPerson();
    const body = { creditCode, note: '我是该公司员工' };
    const claimed = await call<ClaimReceipt>('POST /claims', { token: outsider.token, body });
    expect(claimed.status).to.equal(201);
  });

  it(`refreshing with one token: one new token, and the sign-in lives on, ${ROUNDS} rounds`, async () => {
    const { by, cookie: first } = await withCookie();
    let cookie = first;
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await times(AT_ONCE, () =>
        call<SessionGrant & { code?: string }>('POST /session/refresh', { headers: { cookie } }),
      );
      // Two windows of one honest browser race: the slower one is told to use what the quicker one got.
      expect(tally(answers), `round ${round}`).to.deep.equal({
        done: 1,
        '409 auth.refreshedElsewhere': AT_ONCE - 1,
      });
      const won = answers.find(({ status }) => status === 200)!;
      expect(answers.flatMap(({ headers }) => headers.getSetCookie())).to.have.length(1);
      cookie = won.headers.getSetCookie()[0]!.split(';')[0]!;
    }
    const login = await LoginSession.findById(by.sessionId).lean();
    expect(login!.endedAt).to.equal(null);
  });

  it('accepting one invitation: one member', async () => {
    const owner = await aMember();
    for (let round = 0; round < 4; round += 1) {
      const guest = await aPerson();
      const { body: invitation } = await call<InvitationInfo>('POST /organisation/invitations', {
        token: owner.token,
        body: { email: guest.email, role: 'viewer' },
      });
      const token = await issueLink(null, 'invitation', invitation.id, 1);
      const before = await Membership.countDocuments({ organisationId: owner.organisationId });
      const answers = await times(AT_ONCE, () =>
        call<{ code?: string }>('POST /invitations/acceptance', { token: guest.token, body: { token } }),
      );
      expect(tally(answers), `round ${round}`).to.deep.equal({ done: 1, '410 auth.tokenUsed': AT_ONCE - 1 });
      expect(await Membership.countDocuments({ organisationId: owner.organisationId })).to.equal(before + 1);
    }
  });

  it('deciding one claim: decided once, whichever way', async () => {
    const owner = await aMember();
    const managers = [owner, await aMember({ organisationId: owner.organisationId, role: 'manager' })];
    for (let round = 0; round < 4; round += 1) {
      const claimant = await aPerson();
      const { creditCode } = (await Organisation.findById(owner.organisationId).lean())!;
      const { body: claim } = await call<ClaimReceipt>('POST /claims', {
        token: claimant.token,
        body: { creditCode, note: '我是该公司员工' },
      });
      const answers = await times(AT_ONCE, (i) =>
        call<{ code?: string }>(`POST /claims/${claim.id}/decision`, {
          token: managers[i % 2]!.token,
          body: { accept: i % 3 === 0 },
        }),
      );
      expect(tally(answers)).to.deep.equal({ done: 1, '409 state.conflict': AT_ONCE - 1 });
      const accepted = answers.findIndex(({ status }) => status === 204) % 3 === 0;
      expect((await Claim.findById(claim.id).lean())!.status).to.equal(accepted ? 'accepted' : 'rejected');
      const membership = { organisationId: owner.organisationId, personId: claimant.personId };
      expect(await Membership.countDocuments(membership)).to.equal(accepted ? 1 : 0);
    }
  });

  it('opening one claim: one is open', async () => {
    const creditCode = makeCreditCode(fresh());
    const organisationId = await anOrganisation({ creditCode });
    const claimant = await aPerson();
    const answers = await times(AT_ONCE, () =>
      call<{ code?: string }>('POST /claims', {
        token: claimant.token,
        body: { creditCode, note: '我的公司' },
      }),
    );
    expect(tally(answers)).to.deep.equal({ done: 1, '409 organisation.alreadyClaimed': AT_ONCE - 1 });
    expect(await Claim.countDocuments({ organisationId })).to.equal(1);
  });

  it('using one set-up token: one administrator', async () => {
    for (let round = 0; round < 3; round += 1) {
      const token = await issueLink(null, 'setup', `race${fresh()}`, 1);
      const platformName = `平台${fresh()}`;
      const emails = Array.from({ length: 12 }, () => `setup${fresh()}@example.com`);
      const codes = await times(emails.length, (i) =>
        setUpAdministrator({
          ...{ token, platformName, name: '管理员', email: emails[i]! },
          ...{ password: 'correct horse battery', locale: 'zh-CN' },
        }).then(
          () => 'done',
          (error: unknown) => asProblemError(error).code,
        ),
      );
      expect(codes.filter((code) => code === 'done')).to.have.length(1);
      expect(new Set(codes)).to.deep.equal(new Set(['done', 'auth.tokenUsed']));
      expect(await Organisation.countDocuments({ name: platformName })).to.equal(1);
      expect(await Person.countDocuments({ email: { $in: emails } })).to.equal(1);
    }
  });

  it('creating under one idempotency key: one thing, and its answer for all who ask again', async () => {
    const buyer = await aMember({ kind: 'anchor' });
    for (let round = 0; round < 4; round += 1) {
      const title = `幂等需求${fresh()}`;
      const headers = { 'idempotency-key': `race-${fresh()}` };
      const create = () =>
        call<{ id?: string; code?: string }>('POST /demands', {
          token: buyer.token,
          headers,
          body: { title, kind: 'product' },
        });
      const answers = await times(AT_ONCE, create);
      expect(await Demand.countDocuments({ 'content.title': title })).to.equal(1);
      // One who comes while it is under way is told so; never a second demand, never another answer.
      const kinds = Object.keys(tally(answers)).sort();
      expect(kinds.filter((kind) => kind !== '409 request.inProgress')).to.deep.equal(['done']);
      expect(new Set(answers.flatMap(({ body }) => body.id ?? [])).size).to.equal(1);
      const again = await create();
      expect([again.status, again.headers.get('idempotency-replayed')]).to.deep.equal([201, 'true']);
    }
  });
});

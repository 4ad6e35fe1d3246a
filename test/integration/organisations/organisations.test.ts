import { expect } from 'chai';
import { Membership, Person } from '../../../server/features/identity/index.ts';
import { issueSetupToken, Organisation } from '../../../server/features/organisations/index.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import type {
  ClaimInfo,
  ClaimReceipt,
  InvitationInfo,
  Member,
  OrganisationInfo,
} from '../../../shared/schemas/organisation.ts';
import type { AuditEntry } from '../../../shared/schemas/audit.ts';
import { testApp } from '../../support/app.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, aPerson, fresh } from '../../support/factories.ts';
import { anOpenDemand, ask } from '../../support/introductions.ts';

const ROUNDS = 20;

const submit = (token: string) => call<OrganisationInfo>('POST /organisation/submission', { token });

describe('organisations', () => {
  it('goes from draft by submission and return to verified, by the administrator only', async () => {
    const person = await aPerson();
    const made = await call<OrganisationInfo>('POST /organisations', {
      token: person.token,
      body: { kind: 'sme', name: '广州精密压铸有限公司', creditCode: makeCreditCode(fresh()) },
    });
    expect(made.status).to.equal(201);
    expect(made.body.status).to.equal('draft');
    const acting = await call<{ accessToken: string }>('POST /session/organisation', {
      token: person.token,
      body: { organisationId: made.body.id },
    });
    const token = acting.body.accessToken;
    const admin = await aMember({ kind: 'admin' });
    const step = (name: string, body?: unknown, as = admin.token) =>
      call<OrganisationInfo>(`POST /admin/organisations/${made.body.id}/${name}`, {
        token: as,
        ...(body ? { body } : {}),
      });

    expect((await step('verification')).status, 'not submitted yet').to.equal(409);
    expect((await submit(token)).body.status).to.equal('submitted');
    expect((await step('verification', undefined, token)).status).to.equal(403);
    const returned = await step('return', { note: '请补充营业执照' });
    expect(returned.body).to.include({ status: 'returned', statusNote: '请补充营业执照' });
    expect((await submit(token)).body.status).to.equal('submitted');
    expect((await step('verification')).body.status).to.equal('verified');
    expect((await step('suspension', { note: '资料不实' })).body.status).to.equal('suspended');
    expect((await callForProblem('GET /organisation', { token })).body.code).to.equal('access.suspended');
    expect((await step('reinstatement')).body.status).to.equal('verified');
    const trail = await call<{ items: AuditEntry[] }>('GET /audit', {
      token,
      query: { subjectId: made.body.id },
    });
    expect(trail.body.items.map((e) => e.action)).to.deep.equal([
      'organisation.verified',
      'organisation.suspended',
      'organisation.verified',
      'organisation.submitted',
      'organisation.returned',
      'organisation.submitted',
      'organisation.registered',
    ]);
  });

  it('refuses a credit code whose check character is wrong', async () => {
    const { token } = await aPerson();
    const code = makeCreditCode(fresh());
    const wrong = code.slice(0, 17) + (code.endsWith('0') ? '1' : '0');
    const answer = await callForProblem('POST /organisations', {
      token,
      body: { kind: 'sme', name: '某公司', creditCode: wrong },
    });
    expect(answer.body.errors![0]!.path).to.equal('creditCode');
  });

  it('honours an Idempotency-Key: the second answer is the first one', async () => {
    const { token } = await aPerson();
    const asked = {
      token,
      body: { kind: 'anchor', name: '重试公司', creditCode: makeCreditCode(fresh()) },
      headers: { 'idempotency-key': `key-${fresh()}` },
    };
    const first = await call<OrganisationInfo>('POST /organisations', asked);
    const again = await call<OrganisationInfo>('POST /organisations', asked);
    expect(again.status).to.equal(201);
    expect(again.body).to.deep.equal(first.body);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
    const other = await callForProblem('POST /organisations', {
      ...asked,
      body: { ...asked.body, name: '别的公司' },
    });
    expect(other.body.code).to.equal('request.keyReused');
  });

  it('changes only the version that was read', async () => {
    const { token } = await aMember();
    const { body } = await call<OrganisationInfo>('GET /organisation', { token });
    const patch = (version: number) =>
      call<OrganisationInfo>('PATCH /organisation', {
        token,
        body: { shortName: '简称' },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await patch(body.version)).body.shortName).to.equal('简称');
    expect((await patch(body.version)).status).to.equal(412);
    expect((await callForProblem('PATCH /organisation', { token, body: {} })).status).to.equal(428);
  });

  it('lets managers manage members; members and other organisations cannot', async () => {
    const owner = await aMember();
    const member = await aMember({ organisationId: owner.organisationId, role: 'member' });
    const stranger = await aMember();
    const list = await call<{ items: Member[] }>('GET /organisation/members', { token: member.token });
    expect(list.body.items.map((m) => m.role)).to.have.members(['owner', 'member']);
    const path = `/organisation/members/${member.personId}`;
    expect(
      (await callForProblem(`PATCH ${path}`, { token: member.token, body: { role: 'owner' } })).status,
    ).to.equal(403);
    expect(
      (await callForProblem(`PATCH ${path}`, { token: stranger.token, body: { role: 'viewer' } })).status,
    ).to.equal(404);
    expect((await callForProblem(`DELETE ${path}`, { token: stranger.token })).status).to.equal(404);
    expect((await call(`PATCH ${path}`, { token: owner.token, body: { role: 'manager' } })).status).to.equal(
      204,
    );
    // A manager cannot make itself an owner.
    expect(
      (await callForProblem(`PATCH ${path}`, { token: member.token, body: { role: 'owner' } })).status,
    ).to.equal(403);
    expect((await call(`DELETE ${path}`, { token: owner.token })).status).to.equal(204);
    expect((await callForProblem('GET /organisation', { token: member.token })).body.code).to.equal(
      'auth.sessionEnded',
    );
  });

  it('always keeps an owner, whatever runs at once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = await aMember();
      const second = await aMember({ organisationId: first.organisationId, role: 'owner' });
      const answers = await Promise.all([
        call(`PATCH /organisation/members/${second.personId}`, {
          token: first.token,
          body: { role: 'viewer' },
        }),
        call(`PATCH /organisation/members/${first.personId}`, {
          token: second.token,
          body: { role: 'viewer' },
        }),
      ]);
      expect(answers.some((a) => a.status === 204)).to.equal(true);
      expect(
        await Membership.countDocuments({ organisationId: first.organisationId, role: 'owner' }),
      ).to.equal(1);
    }
  });

  it('invites by mail; the link joins once', async () => {
    const owner = await aMember();
    const guest = await aPerson();
    const invited = await call<InvitationInfo>('POST /organisation/invitations', {
      token: owner.token,
      body: { email: guest.email, role: 'member' },
    });
    expect(invited.status).to.equal(201);
    const { app, deps } = await testApp();
    await app.relay.drained();
    const mail = (await deps.mailer.recent()).find((m) => m.to === guest.email)!;
    const token = /#([\w-]{43})/.exec(mail.text)![1]!;
    const joined = await call<{ organisationId: string }>('POST /invitations/acceptance', {
      token: guest.token,
      body: { token },
    });
    expect(joined.body.organisationId).to.equal(owner.organisationId);
    const again = await callForProblem('POST /invitations/acceptance', {
      token: guest.token,
      body: { token },
    });
    expect(again.body.code).to.equal('auth.tokenUsed');
    const switched = await call<{ organisationId: string }>('POST /session/organisation', {
      token: guest.token,
      body: { organisationId: owner.organisationId },
    });
    expect(switched.body.organisationId).to.equal(owner.organisationId);
    const stranger = await aPerson();
    const refused = await callForProblem('POST /session/organisation', {
      token: stranger.token,
      body: { organisationId: owner.organisationId },
    });
    expect(refused.status).to.equal(404);
  });

  it('takes an invitation back', async () => {
    const owner = await aMember();
    const { body } = await call<InvitationInfo>('POST /organisation/invitations', {
      token: owner.token,
      body: { email: `guest${fresh()}@example.com`, role: 'viewer' },
    });
    expect(
      (
        await callForProblem(`DELETE /organisation/invitations/${body.id}`, {
          token: (await aMember()).token,
        })
      ).status,
    ).to.equal(404);
    expect(
      (await call(`DELETE /organisation/invitations/${body.id}`, { token: owner.token })).status,
    ).to.equal(204);
    const list = await call<{ items: InvitationInfo[] }>('GET /organisation/invitations', {
      token: owner.token,
    });
    expect(list.body.items).to.have.length(0);
  });

  it('gives an unclaimed entry to its claimant, by the administrator’s decision', async () => {
    const entry = await anOrganisation({ status: 'unclaimed', creditCode: null });
    const claimant = await aPerson();
    const creditCode = makeCreditCode(fresh());
    const claim = await call<ClaimReceipt>('POST /claims', {
      token: claimant.token,
      body: { organisationId: entry, creditCode, note: '我是法定代表人' },
    });
    expect(claim.status).to.equal(201);
    const twice = await callForProblem('POST /claims', {
      token: claimant.token,
      body: { organisationId: entry, creditCode, note: '' },
    });
    expect(twice.body.code).to.equal('organisation.alreadyClaimed');
    const decide = (token: string) =>
      call(`POST /claims/${claim.body.id}/decision`, { token, body: { accept: true } });
    expect((await decide((await aMember()).token)).status).to.equal(404);
    const admin = await aMember({ kind: 'admin' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => decide(admin.token)));
    expect(answers.filter((a) => a.status === 204)).to.have.length(1);
    expect(await Organisation.findById(entry).lean()).to.include({ status: 'submitted', creditCode });
  });

  it('takes a claim only from who has confirmed its address', async () => {
    const creditCode = makeCreditCode(fresh());
    await aMember({ creditCode });
    const stranger = await aPerson();
    await Person.updateOne({ _id: stranger.personId }, { $set: { emailConfirmed: false } });
    const refused = await callForProblem('POST /claims', {
      token: stranger.token,
      body: { creditCode, note: '我是总经理' },
    });
    expect(refused.body.code).to.equal('organisation.emailUnconfirmed');
  });

  it('does not become verified by a suspension that ends', async () => {
    const admin = await aMember({ kind: 'admin' });
    const { organisationId } = await aMember({ status: 'submitted' });
    const step = (name: string, body?: object) =>
      call<OrganisationInfo>(`POST /admin/organisations/${organisationId}/${name}`, {
        token: admin.token,
        ...(body ? { body } : {}),
      });
    expect((await step('suspension', { note: '资料不实' })).body.status).to.equal('suspended');
    expect((await step('reinstatement')).body.status).to.equal('submitted');
  });

  it('refuses a name that turns the direction of what follows', async () => {
    const { token } = await aPerson();
    const refused = await callForProblem('POST /organisations', {
      token,
      body: { kind: 'sme', name: '广州\u202e械机', creditCode: makeCreditCode(fresh()) },
    });
    expect(refused.body.code).to.equal('request.invalid');
  });

  it('does not tell by the trail who of another organisation did something', async () => {
    const [asker, asked] = await Promise.all([aMember({ kind: 'anchor' }), aMember()]);
    const demand = await anOpenDemand(asker);
    await ask(asker, demand.id, asked.organisationId);
    const trail = async (query: Record<string, string>) =>
      (await call<{ items: AuditEntry[] }>('GET /audit', { token: asked.token, query })).body.items;
    const seen = (await trail({ action: 'introduction.requested' }))[0]!;
    expect(seen).to.include({ organisationId: asker.organisationId, person: null });
    expect(await trail({ personId: asker.personId })).to.have.length(0);
  });

  it('leads a second registration of a code to joining, which its managers decide', async () => {
    const creditCode = makeCreditCode(fresh());
    const owner = await aMember({ creditCode });
    const other = await aPerson();
    const claim = await call<ClaimReceipt>('POST /claims', {
      token: other.token,
      body: { creditCode, note: '我是员工' },
    });
    expect(claim.status).to.equal(201);
    const mine = await call<{ items: ClaimInfo[] }>('GET /claims', { token: owner.token });
    expect(mine.body.items.map((c) => c.id)).to.deep.equal([claim.body.id]);
    const accepted = await call(`POST /claims/${claim.body.id}/decision`, {
      token: owner.token,
      body: { accept: true },
    });
    expect(accepted.status).to.equal(204);
    expect(await Membership.findOne({ personId: other.personId }).lean()).to.include({ role: 'member' });
  });

  it('asks for a second factor where the organisation requires it', async () => {
    const owner = await aMember();
    const { body } = await call<OrganisationInfo>('GET /organisation', { token: owner.token });
    const refused = await callForProblem('PATCH /organisation', {
      token: owner.token,
      body: { requireSecondFactor: true },
      headers: { 'if-match': `"${body.version}"` },
    });
    expect(refused.body.code).to.equal('auth.secondFactorMandatory');
    await Organisation.updateOne({ _id: owner.organisationId }, { $set: { requireSecondFactor: true } });
    const member = await aMember({ organisationId: owner.organisationId, role: 'member' });
    expect((await callForProblem('GET /organisation', { token: member.token })).body.code).to.equal(
      'auth.secondFactorMandatory',
    );
    expect((await call('GET /me', { token: member.token })).status).to.equal(200);
  });

  it('makes the first administrator once, with the printed token', async () => {
    await testApp();
    await Organisation.deleteMany({ kind: 'admin' });
    const token = (await issueSetupToken())!;
    const body = (n: number) => ({
      token,
      name: '管理员',
      email: `admin${fresh()}-${n}@example.com`,
      password: 'administrator!',
      platformName: '链桥平台',
    });
    const answers = await Promise.all(
      [1, 2, 3].map((n) => call('POST /setup/administrator', { body: body(n) })),
    );
    expect(answers.map((a) => a.status).sort()).to.deep.equal([204, 410, 410]);
    expect(await issueSetupToken()).to.equal(null);
  });

  it('lists the queue page by page, and refuses a cursor that is none', async () => {
    const admin = await aMember({ kind: 'admin' });
    for (let i = 0; i < 3; i += 1) await anOrganisation({ status: 'submitted' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call<{ items: OrganisationInfo[]; nextCursor: string | null }>(
        'GET /admin/organisations',
        {
          token: admin.token,
          query: { limit: 2, cursor },
        },
      );
      seen.push(...page.body.items.map((o) => o.id));
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).to.equal(seen.length).and.to.be.at.least(3);
    for (const bad of ['AAAA', 'WzFd', 'WyJ4Il0']) {
      const answer = await callForProblem('GET /admin/organisations', {
        token: admin.token,
        query: { cursor: bad },
      });
      expect(answer.body.code, bad).to.equal('request.badCursor');
    }
  });
});

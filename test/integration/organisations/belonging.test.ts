import { expect } from 'chai';
import { issueLink, Link, Membership, Person } from '../../../server/features/identity/index.ts';
import { issueSetupToken, Organisation } from '../../../server/features/organisations/index.ts';
import type {
  ClaimInfo,
  ClaimReceipt,
  InvitationInfo,
  OrganisationInfo,
  OrganisationStatus,
} from '../../../shared/schemas/organisation.ts';
import type { AuditEntry } from '../../../shared/schemas/audit.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { call, callForProblem } from '../../support/client.ts';
import { aMember, anOrganisation, aPerson, fresh, type Persona } from '../../support/factories.ts';
import { connected, until } from '../../support/live.ts';

const aRegistration = (name = `登记企业${fresh()}有限公司`) => ({
  kind: 'sme',
  name,
  creditCode: makeCreditCode(fresh()),
});
const register = (by: Persona, body = aRegistration()) =>
  call<OrganisationInfo & { code?: string }>('POST /organisations', { token: by.token, body });
const claim = (by: Persona, creditCode: string) =>
  call<ClaimReceipt>('POST /claims', { token: by.token, body: { creditCode, note: '我是法定代表人' } });
const unconfirm = ({ personId }: Persona) =>
  Person.updateOne({ _id: personId }, { $set: { emailConfirmed: false } });

/** Every open claim that somebody is shown. */
async function shown(by: Persona): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await call<{ items: ClaimInfo[]; nextCursor: string | null }>('GET /claims', {
      token: by.token,
      query: { limit: 100, cursor },
    });
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

/** The person, acting for what it registered. */
async function actingFor(person: Persona, organisationId: string): Promise<Persona> {
  const { body } = await call<{ accessToken: string }>('POST /session/organisation', {
    token: person.token,
    body: { organisationId },
  });
  return { ...person, organisationId, token: body.accessToken };
}

/** What somebody's open page is told has changed. */
async function changesFor(by: Persona) {
  const socket = await connected(by);
  const ids: string[] = [];
  socket.on('changed', ({ id }: { id: string }) => ids.push(id));
  return { socket, ids };
}

describe('who an organisation belongs to', () => {
  let admin: Persona;
  before(async () => {
    admin = await aMember({ kind: 'admin' });
  });
  const decide = (by: Persona, id: string, body: object) =>
    call<{ code?: string }>(`POST /claims/${id}/decision`, { token: by.token, body });

  it('registers one only for a confirmed address', async () => {
    const person = await aPerson();
    await unconfirm(person);
    const body = aRegistration();
    expect((await register(person, body)).body.code).to.equal('organisation.emailUnconfirmed');
    expect(await Organisation.exists({ creditCode: body.creditCode })).to.equal(null);
  });

  it('lets a person have three that are not verified, however many it registers at once or leaves', async () => {
    const person = await aPerson();
    const answers = await Promise.all(Array.from({ length: 12 }, () => register(person)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).to.have.length(3);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => body.code))).to.deep.equal(
      new Set(['organisation.tooManyUnverified']),
    );
    expect(await Membership.countDocuments({ personId: person.personId })).to.equal(3);
    // Leaving it to somebody else makes no room; having one verified does.
    const [first, second] = made.map(({ body }) => body.id);
    const other = await aMember({ organisationId: first!, role: 'owner' });
    const left = await call(`DELETE /organisation/members/${person.personId}`, { token: other.token });
    expect(left.status).to.equal(204);
    expect((await register(person)).body.code).to.equal('organisation.tooManyUnverified');
    await Organisation.updateOne({ _id: second }, { $set: { status: 'verified' } });
    expect((await register(person)).status).to.equal(201);
    expect((await register(person)).body.code).to.equal('organisation.tooManyUnverified');
  });

  it('hands a code that somebody took over to its owner, by the administrator alone', async () => {
    const taken = aRegistration('冒名登记有限公司');
    const taker = await aPerson();
    const made = await register(taker, taken);
    const squatter = await actingFor(taker, made.body.id);
    const accomplice = await aPerson();
    const invited = await call<InvitationInfo>('POST /organisation/invitations', {
      token: squatter.token,
      body: { email: accomplice.email, role: 'owner' },
    });
    const invitation = await issueLink(null, 'invitation', invited.body.id, 1);
    const owner = await aPerson();
    const [heard, overheard] = await Promise.all([changesFor(admin), changesFor(squatter)]);
    const { body: opened } = await claim(owner, taken.creditCode);
    await until(() => heard.ids.includes(opened.id), 'the administrator hears of it');
    expect(overheard.ids).not.to.include(opened.id);
    for (const { socket } of [heard, overheard]) socket.disconnect();
    const trail = await call<{ items: AuditEntry[] }>('GET /audit', { token: squatter.token });
    expect(trail.body.items.map(({ action }) => action)).to.deep.equal([
      'member.invited',
      'organisation.registered',
    ]);

    expect(await shown(squatter)).to.deep.equal([]);
    for (const accept of [true, false])
      expect((await decide(squatter, opened.id, { accept })).body.code).to.equal('resource.notFound');
    expect((await decide(squatter, opened.id, { accept: true, handOver: true })).status).to.equal(403);
    // Nor after it was verified: what was opened before stays with the platform.
    await Organisation.updateOne({ _id: made.body.id }, { $set: { status: 'verified' } });
    const verified = await actingFor(taker, made.body.id);
    expect((await decide(verified, opened.id, { accept: false })).body.code).to.equal('resource.notFound');
    expect((await decide(admin, opened.id, { accept: true, handOver: true })).body.code).to.equal(
      'state.conflict',
    );
    await Organisation.updateOne({ _id: made.body.id }, { $set: { status: 'submitted' } });

    expect(await shown(admin)).to.include(opened.id);
    const decision = { accept: true, handOver: true, name: '真正企业有限公司' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => decide(admin, opened.id, decision)));
    expect(answers.filter(({ status }) => status === 204)).to.have.length(1);
    expect(await Organisation.findById(made.body.id).lean()).to.deep.include({
      status: 'draft',
      name: '真正企业有限公司',
      creditCode: taken.creditCode,
      contact: { name: '', phone: '', email: '' },
    });
    const members = await Membership.find({ organisationId: made.body.id }).lean();
    expect(members.map(({ personId, role }) => [String(personId), role])).to.deep.equal([
      [owner.personId, 'owner'],
    ]);
    expect((await callForProblem('GET /organisation', { token: verified.token })).body.code).to.equal(
      'auth.sessionEnded',
    );
    const late = await callForProblem('POST /invitations/acceptance', {
      token: accomplice.token,
      body: { token: invitation },
    });
    expect(late.body.code).to.equal('auth.tokenUsed');
  });

  it('lets the administrator make a colleague a member of one that is not verified', async () => {
    const creditCode = makeCreditCode(fresh());
    const owner = await aMember({ status: 'draft', creditCode });
    const colleague = await aPerson();
    const { body } = await claim(colleague, creditCode);
    expect((await decide(admin, body.id, { accept: true })).status).to.equal(204);
    const roles = await Membership.find({ organisationId: owner.organisationId }).sort({ _id: 1 }).lean();
    expect(roles.map(({ role }) => role)).to.deep.equal(['owner', 'member']);
  });

  it('leaves claims on a verified one to its managers, and to the platform when it is suspended', async () => {
    const creditCode = makeCreditCode(fresh());
    const owner = await aMember({ creditCode });
    const { body } = await claim(await aPerson(), creditCode);
    expect(await shown(owner)).to.deep.equal([body.id]);
    expect(await shown(admin)).not.to.include(body.id);
    expect((await decide(owner, body.id, { accept: true, handOver: true })).status).to.equal(403);
    await call(`POST /admin/organisations/${owner.organisationId}/suspension`, {
      token: admin.token,
      body: { note: '资料不实' },
    });
    expect(await shown(admin)).to.include(body.id);
  });

  it('tells a claimant nothing of how the organisation stands', async () => {
    const statuses: OrganisationStatus[] = [
      ...(['draft', 'submitted', 'verified', 'returned', 'suspended', 'unclaimed'] as const),
    ];
    const told = new Set<string>();
    for (const status of statuses) {
      const creditCode = makeCreditCode(fresh());
      const id = await anOrganisation({ status, creditCode, name: `状态企业${fresh()}有限公司` });
      const answer = await claim(await aPerson(), creditCode);
      expect(answer.status, status).to.equal(201);
      expect(answer.body.organisation.id, status).to.equal(id);
      const { organisation, ...rest } = answer.body;
      const plain = { ...rest, id: '', creditCode: '', createdAt: '', of: Object.keys(organisation).sort() };
      told.add(JSON.stringify(plain));
    }
    expect([...told]).to.have.length(1);
  });

  it('takes an invitation only from whose confirmed address it was mailed to', async () => {
    const owner = await aMember();
    const guest = await aPerson();
    const { body } = await call<InvitationInfo>('POST /organisation/invitations', {
      token: owner.token,
      body: { email: guest.email.toUpperCase(), role: 'manager' },
    });
    const token = await issueLink(null, 'invitation', body.id, 1);
    const accept = (by: Persona) =>
      call<{ code?: string }>('POST /invitations/acceptance', { token: by.token, body: { token } });
    expect((await accept(await aPerson())).body.code).to.equal('organisation.invitedOther');
    await unconfirm(guest);
    expect((await accept(guest)).body.code).to.equal('organisation.emailUnconfirmed');
    expect(await Membership.countDocuments({ organisationId: owner.organisationId })).to.equal(1);
    // Whoever was refused has not used it up.
    await Person.updateOne({ _id: guest.personId }, { $set: { emailConfirmed: true } });
    expect((await accept(guest)).status).to.equal(200);
  });

  it('leaves one good token for the first administrator, however many processes start at once', async () => {
    await Organisation.deleteMany({ kind: 'admin' });
    for (let round = 0; round < 5; round += 1) {
      const tokens = await Promise.all(Array.from({ length: 12 }, () => issueSetupToken()));
      expect(new Set(tokens).size).to.equal(12);
      expect(await Link.countDocuments({ purpose: 'setup', subject: 'administrator' })).to.equal(1);
    }
  });
});

import { request } from 'node:http';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { API } from '../../server/app.ts';
import { CLIENT_EVENTS } from '../../shared/events.ts';
import { PROBLEMS, type Problem } from '../../shared/problems.ts';
import { testApp } from '../support/app.ts';
import { connected, sendRaw } from '../support/live.ts';
import { aWorld, sampleOf, send, type Sent, type World } from '../support/samples/index.ts';
import { aForm, PNG } from '../support/samples/world.ts';
import { eventPayloads, inBatches, noId } from './support.ts';

type Json = Record<string, unknown>;

interface Raw {
  status: number;
  type: string;
  requestId: string;
  body: Partial<Problem> | string;
}

/** A request as no honest client would send it: path, headers and bytes as they are. */
async function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  bytes?: string | Buffer,
): Promise<Raw> {
  const { hostname, port } = new URL((await testApp()).url);
  const length = bytes === undefined ? {} : { 'content-length': String(Buffer.byteLength(bytes)) };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const type = answer.headers['content-type'] ?? '';
        resolve({
          status: answer.statusCode!,
          type,
          requestId: String(answer.headers['x-request-id'] ?? ''),
          body: /json/.test(type) ? (JSON.parse(text) as Partial<Problem>) : text,
        });
      });
    });
    asked.on('error', reject);
    asked.end(bytes);
  });
}

/** What is wrong with an answer to something hostile, or null: refused as a problem, in the reader's language. */
function judge(what: string, { status, type, body }: Raw, english: boolean): string | null {
  const problem = body as Partial<Problem>;
  if (status < 400 || status >= 500) return `${what}: ${status} ${JSON.stringify(body).slice(0, 200)}`;
  if (!type.startsWith('application/problem+json')) return `${what}: ${type}`;
  const kind = problem.code ? PROBLEMS[problem.code] : undefined;
  if (!kind || kind.status !== status) return `${what}: ${status} with the code ${problem.code}`;
  if (/[\u4e00-\u9fff]/.test(problem.title ?? '') === english)
    return `${what}: “${problem.title}” in another language`;
  return null;
}

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const deepList = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** Bodies that no route may take, whatever it wants. */
const BODIES: Record<string, { bytes: string | Buffer; type?: string }> = {
  nothing: { bytes: '' },
  'half of an object': { bytes: '{"a":' },
  'a bare text': { bytes: '"x"' },
  'a list': { bytes: '[]' },
  null: { bytes: 'null' },
  'an operator': { bytes: '{"$gt":""}' },
  'a prototype': { bytes: '{"__proto__":{"isAdmin":true}}' },
  'a constructor': { bytes: '{"constructor":{"prototype":{"isAdmin":true}}}' },
  '10,000 deep': { bytes: deep(10_000) },
  'a list 10,000 deep': { bytes: deepList(10_000) },
  'too much': { bytes: JSON.stringify({ a: 'x'.repeat(300_000) }) },
  'another charset': { bytes: '{}', type: 'application/json; charset=no-such' },
  'another type': { bytes: 'a=1', type: 'application/x-www-form-urlencoded' },
  xml: { bytes: '<a/>', type: 'application/xml' },
  'bytes that are no text': { bytes: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  'another encoding': { bytes: Buffer.from([0x1f, 0x8b, 1, 2, 3]), type: 'application/json#gzip' },
};

/** What a single value is replaced by: never what was wanted, whatever that is. */
const VALUES: Record<string, unknown> = {
  'an operator': { $gt: '' },
  'an operator with a prototype': JSON.parse('{"__proto__":{"$ne":null}}'),
  'a nested list': [[['x']]],
  'NUL bytes': 'a\u0000b',
  'half of a character': 'a\ud800b',
  'far too long': 'x'.repeat(20_000),
  'a huge number': 1e308,
  'minus one half': -0.5,
  'a day that is none': '2026-02-30',
  'a year out of range': '+275761-01-01T00:00:00.000Z',
};

/** Fields somebody would like to set who should not. */
const EXTRA = {
  status: 'verified',
  organisationId: noId(),
  role: 'owner',
  _id: noId(),
  version: 99,
  kind: 'admin',
  $set: {},
};

const PATHS = [
  ...[
    'x',
    '0',
    '-1',
    '%00',
    '%E0%A4%A',
    '..%2f..%2fetc',
    '%7B%22%24gt%22%3A%22%22%7D',
    '__proto__',
    'constructor',
  ],
  ...[
    'f'.repeat(25),
    'F'.repeat(24),
    'g'.repeat(24),
    'x'.repeat(3000),
    '65f0c0ffee65f0c0ffee0001%0d%0aSet-Cookie:x',
  ],
];
const QUERIES = [
  ...[
    'cursor[$ne]=x',
    'limit=0',
    'limit=1000000',
    'limit=1e3&limit=2',
    'limit[]=5',
    'limit=NaN',
    'no-such-field=1',
  ],
  ...[
    '__proto__[a]=1',
    'constructor=1',
    'cursor=%00',
    'cursor=%F0%28',
    '$where=1',
    'status[$ne]=x',
    'q[$regex]=.*',
  ],
];

const mutations = Object.entries(API).filter(([key]) => !key.startsWith('GET '));
const isJson = ([, route]: (typeof mutations)[number]) => route.body !== undefined && !route.upload;

describe('what is hostile', function () {
  this.timeout(600_000);
  let world: World;
  /** A request for each route that would succeed, made once. */
  const good = new Map<string, { token: string | undefined; sent: Sent }>();
  let turn = 0;

  const address = (key: string, params: Record<string, string> = {}) =>
    `/api/v1${key.split(' ')[1]!.replace(/:(\w+)/g, (_, name: string) => params[name] ?? noId())}`;

  /** Sends bytes to a route as somebody who may call it, in one language and then the other. */
  async function attack(
    what: string,
    key: string,
    path: string,
    headers: Record<string, string>,
    bytes?: string | Buffer,
  ) {
    const english = (turn += 1) % 2 === 0;
    const { token } = good.get(key)!;
    const answer = await raw(
      key.split(' ')[0]!,
      path,
      {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        'accept-language': english ? 'en' : 'zh-CN',
        'if-match': '"0"',
        ...headers,
      },
      bytes,
    );
    return judge(`${key} with ${what}`, answer, english);
  }

  before(async () => {
    world = await aWorld();
    await inBatches(Object.keys(API), 8, async (key) => {
      const { make, by = 'buyer' } = sampleOf(key);
      const { by: persona, ...sent } = await make(world);
      good.set(key, { token: (persona ?? (by ? world[by] : undefined))?.token, sent });
      return null;
    });
  });

  const counted = async () => {
    const names = ['demands', 'introductions', 'conversations', 'messages', 'organisations', 'memberships'];
    const counts = names.map((name) => mongoose.connection.collection(name).countDocuments());
    return Object.fromEntries((await Promise.all(counts)).map((n, i) => [names[i], n]));
  };

  it('is refused as a body, by every route that takes one, and nothing is stored', async () => {
    const stored = await counted();
    const cells = mutations
      .filter(isJson)
      .flatMap(([key]) => Object.entries(BODIES).map(([name, body]) => ({ key, name, ...body })))
      // Where every field may be left out, so may the body.
      .filter(({ key, name }) => name !== 'nothing' || !schemaAccepts(key, {}));
    await inBatches(cells, 20, async ({ key, name, bytes, type = 'application/json' }) => {
      const [media, encoding] = type.split('#');
      const headers = {
        'content-type': media!,
        ...(encoding ? { 'content-encoding': encoding } : {}),
      };
      return attack(name, key, address(key, good.get(key)!.sent.params), headers, bytes);
    });
    expect(await counted()).to.deep.equal(stored);
    expect(({} as Json)['isAdmin']).to.equal(undefined);
  });

  it('is refused in every field of every body, and so is every field too many', async () => {
    const stored = await counted();
    const cells = mutations.filter(isJson).flatMap(([key]) => {
      const body = good.get(key)!.sent.body as Json;
      const wrong = Object.keys(body).flatMap((field) =>
        Object.entries(VALUES).map(([name, value]) => ({
          key,
          name: `${field}: ${name}`,
          field,
          value,
          body: { ...body, [field]: value },
        })),
      );
      const extra = Object.entries(EXTRA)
        .filter(([field]) => !(field in body))
        .filter(([field]) => !isTaken(key, field))
        .map(([field, value]) => ({
          key,
          name: `${field} too many`,
          field,
          value,
          body: { ...body, [field]: value },
        }));
      return [...wrong, ...extra].filter((cell) => !isHonest(key, cell.field, cell.value));
    });
    await inBatches(cells, 20, async ({ key, name, body }) => {
      const bytes = JSON.stringify(body);
      const headers = { 'content-type': 'application/json' };
      return attack(name, key, address(key, good.get(key)!.sent.params), headers, bytes);
    });
    expect(await counted()).to.deep.equal(stored);
  });

  /** Whether a route's own body has the field, so that it is not one too many. */
  const isTaken = (key: string, field: string) =>
    schemaAccepts(key, {
      ...(good.get(key)!.sent.body as Json),
      [field]: EXTRA[field as keyof typeof EXTRA],
    });
  /** Whether the value happens to be an honest one for that field, such as any number where a number is wanted. */
  const isHonest = (key: string, field: string, value: unknown) =>
    schemaAccepts(key, { ...(good.get(key)!.sent.body as Json), [field]: value });
  const schemaAccepts = (key: string, body: unknown): boolean => {
    const schema = API[key as keyof typeof API]!.body!;
    return schema.safeParse(JSON.parse(JSON.stringify(body))).success;
  };

  it('is refused as an id in every path', async () => {
    const cells = Object.keys(API)
      .filter((key) => key.includes(':'))
      .flatMap((key) => PATHS.map((part) => ({ key, part })));
    await inBatches(cells, 20, async ({ key, part }) => {
      const path = `/api/v1${key.split(' ')[1]!.replace(/:(\w+)/g, part)}`;
      return attack(part.slice(0, 40), key, path, {});
    });
  });

  it('is refused in every query', async () => {
    const cells = Object.entries(API)
      .filter(([, route]) => route.query)
      .flatMap(([key]) => QUERIES.map((query) => ({ key, query })));
    await inBatches(cells, 20, async ({ key, query }) => {
      const name = query.split(/[=[]/)[0]!;
      const { sent } = good.get(key)!;
      const rest = new URLSearchParams(
        Object.entries((sent.query ?? {}) as Record<string, string>).filter(([field]) => field !== name),
      );
      return attack(query, key, `${address(key, sent.params)}?${rest}&${query}`, {});
    });
  });

  it('is refused as a cursor of another list, with or without a place in it', async () => {
    const cursors = [
      [],
      ['x'],
      [1, 2, 3],
      [null],
      [{ $gt: '' }],
      ['f'.repeat(24), 'x'],
      [1e999],
      [1e308],
      [-1],
      [0.5],
      ['x', 'f'.repeat(24)],
      [1, 'x'],
      [1e308, 'f'.repeat(24)],
    ];
    const cells = Object.entries(API)
      .filter(([, route]) => route.query && 'cursor' in route.query.shape)
      .flatMap(([key]) => cursors.map((values) => ({ key, values })));
    await inBatches(cells, 20, async ({ key, values }) => {
      const { sent } = good.get(key)!;
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      const query = new URLSearchParams({ ...(sent.query as Record<string, string>), cursor });
      return attack(`cursor ${JSON.stringify(values)}`, key, `${address(key, sent.params)}?${query}`, {});
    });
  });

  it('is refused as a version or as an idempotency key', async () => {
    const versions = ['', '"x"', '*', 'W/"1"', '-1', '1e3', `"${'9'.repeat(40)}"`, '"1", "2"'];
    const changing = Object.entries(API).filter(([, route]) => route.ifMatch);
    await inBatches(
      changing.flatMap(([key]) => versions.map((version) => ({ key, version }))),
      10,
      async ({ key, version }) => {
        const { sent } = good.get(key)!;
        const headers = { 'content-type': 'application/json', 'if-match': version };
        return attack(
          `If-Match ${version}`,
          key,
          address(key, sent.params),
          headers,
          JSON.stringify(sent.body),
        );
      },
    );
    const creating = Object.entries(API).filter(([, route]) => route.idempotent);
    await inBatches(
      creating.flatMap(([key]) =>
        ['x', 'a b c d e f g h', 'x'.repeat(201), '\u00e4'.repeat(10)].map((given) => ({ key, given })),
      ),
      10,
      async ({ key, given }) => {
        const { sent } = good.get(key)!;
        const headers = { 'content-type': 'application/json', 'idempotency-key': given };
        return attack(
          `Idempotency-Key ${given}`,
          key,
          address(key, sent.params),
          headers,
          JSON.stringify(sent.body ?? {}),
        );
      },
    );
  });

  it('is refused as an upload: of another form, too long, without a file, or of bytes that are not what they say', async () => {
    const uploads = Object.entries(API).filter(([, route]) => route.upload);
    const multipart = 'multipart/form-data; boundary=x';
    const part = (head: string, bytes: string) =>
      `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${bytes}\r\n--x--\r\n`;
    const program = `MZ${'\u0000'.repeat(100)}`;
    const bodies: [string, string, string][] = [
      ['JSON', 'application/json', '{}'],
      ['no boundary', 'multipart/form-data', 'x'],
      [
        'an end too soon',
        multipart,
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      ],
      ['no file', multipart, part('name="note"', 'x')],
      ['a file under another name', multipart, part('name="other"; filename="a.txt"', 'x')],
      ['a program called a picture', multipart, part('name="file"; filename="a.png"', program)],
      [
        'a page called a text',
        multipart,
        part('name="file"; filename="a.txt"', '<!doctype html><script>1</script>'),
      ],
    ];
    const isImport = (key: string) => key === 'POST /imports';
    await inBatches(
      uploads.flatMap(([key]) => bodies.map(([name, type, bytes]) => ({ key, name, type, bytes }))),
      5,
      async ({ key, name, type, bytes }) => {
        const { sent } = good.get(key)!;
        return attack(name, key, address(key, sent.params), { 'content-type': type }, bytes);
      },
    );
    for (const [key, route] of uploads.filter(([k]) => !isImport(k))) {
      const { sent, token } = good.get(key)!;
      const form = aForm(Buffer.concat([PNG, Buffer.alloc(route.upload!.maxBytes)]), 'a.png');
      const answer = await send<Problem>(key, token, { ...sent, form });
      expect(answer.body.code, key).to.equal('request.tooLarge');
    }
  });

  it('in a file’s name becomes a plain name', async () => {
    const names = [
      '../../etc/passwd.txt',
      'C:\\a\\b.txt',
      'a\r\nSet-Cookie: x.txt',
      '\u202egnp.txt',
      '...',
      'a"b;c.txt',
      `${'长'.repeat(300)}.txt`,
    ];
    for (const name of names) {
      const { sent, token } = good.get('POST /organisation/profile/files')!;
      const made = await send<{ id: string; name: string }>('POST /organisation/profile/files', token, {
        ...sent,
        form: aForm('x', name),
      });
      expect(made.status, name).to.equal(201);
      expect(made.body.name, name).to.match(/^[^/\\\p{Cc}\p{Cf}<>:"|?*]{1,130}$/u);
      const got = await send('GET /firms/:id/files/:fileId', token, {
        params: { id: world.buyer.organisationId, fileId: made.body.id },
      });
      expect(got.headers.get('content-disposition'), name).to.match(
        /^attachment; filename="file"; filename\*=UTF-8''[\w.%!'()~*-]+$/,
      );
      expect(got.headers.get('set-cookie'), name).to.equal(null);
      await send('DELETE /organisation/profile/files/:id', token, { params: { id: made.body.id } });
    }
  });

  it('is refused on the live connection, in every payload, and the connection goes on', async () => {
    const socket = await connected(world.buyer);
    const payloads = eventPayloads('x');
    const refusedWith = async (event: string, payload: unknown) => {
      const ack = await sendRaw(socket, event, payload);
      return ack.ok ? `ok ${JSON.stringify(ack.data)}` : ack.problem.code;
    };
    for (const [event, { payload: schema }] of Object.entries(CLIENT_EVENTS)) {
      const honest = payloads[event]! as Record<string, Json>;
      const whole = [
        null,
        undefined,
        'x',
        5,
        [],
        { $gt: '' },
        JSON.parse('{"__proto__":{"a":1}}'),
        JSON.parse(deep(2000)),
        { ...honest, ...EXTRA },
      ];
      for (const payload of whole)
        expect(await refusedWith(event, payload), event).to.equal('request.invalid');
      for (const field of Object.keys(honest)) {
        for (const [name, value] of Object.entries(VALUES)) {
          const payload = { ...honest, [field]: value };
          if (schema.safeParse(payload).success) continue;
          expect(await refusedWith(event, payload), `${event} ${field}: ${name}`).to.equal('request.invalid');
        }
      }
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'no:such', '']) {
      expect(await refusedWith(name, {}), name).to.equal('realtime.unknownEvent');
    }
    expect(socket.connected).to.equal(true);
    socket.disconnect();
  });
});

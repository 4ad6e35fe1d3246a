import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
let address = 0;

/** Callers by turns, so that none meets the ceiling on one address. */
export const forwardedFor = (): string => {
  address = (address + 1) % 60_000;
  return `10.1.${Math.floor(address / 250)}.${(address % 250) + 1}`;
};

/** One question over a kept connection: how long until the whole answer was there, in ms, and the answer. */
export function ask<T>(
  url: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<{ ms: number; answer: T }> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asking = request(
      url,
      {
        agent,
        method: sent === undefined ? 'GET' : 'POST',
        headers: sent === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - began;
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve({ ms, answer: JSON.parse(text) as T });
          else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
      },
    );
    asking.on('error', reject);
    asking.end(sent);
  });
}

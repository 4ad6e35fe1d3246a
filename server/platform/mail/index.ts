import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same mail sent twice (a retry after a crash) carries the same id, so that the folder holds it once. */
  id: string;
}

/** The port to mail. Development: a folder of JSON files, with a page to read them; production: SMTP. */
export interface Mailer {
  send: (mail: Mail) => Promise<void>;
  /** The latest mails, newest first; empty where mail really leaves. */
  recent: () => Promise<(Mail & { at: string })[]>;
}

/** Sends through an SMTP server, `smtp://user:password@host:port`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url);
  return {
    async send({ id, ...mail }) {
      await transport.sendMail({ from, messageId: `<${id}@lianqiao>`, ...mail });
    },
    recent: async () => [],
  };
}

/** Keeps mails in a folder. */
export function folderMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${mail.id.replace(/[^\w-]/g, '_')}.json`;
      const body = JSON.stringify({ at: new Date().toISOString(), ...mail }, null, 2);
      await writeFile(join(folder, `${name}.part`), body, { mode: 0o600 });
      await rename(join(folder, `${name}.part`), join(folder, name));
    },
    async recent() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const mails = await Promise.all(
        names.map(
          async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Mail & { at: string },
        ),
      );
      return mails.sort((a, b) => b.at.localeCompare(a.at)).slice(0, 100);
    },
  };
}

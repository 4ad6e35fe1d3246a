import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'chai';
import { environment } from '../../../server/config/index.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../../../server/demo/signIns.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SKIPPED = ['node_modules', 'dist', 'coverage', '.git', '.data', '.cache'];

/** Every file of the project: what git tracks, or without git what stands in its folders. */
function projectFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const tracked = String(listed).split('\0').filter(Boolean);
    if (tracked.length > 0) return tracked.filter((file) => existsSync(join(ROOT, file)));
  } catch {
    // A copy of the project without its history.
  }
  const walk = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      if (SKIPPED.includes(entry.name)) return [];
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
    });
  return walk('');
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
/** A page without its blocks of code. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');
const headings = (text: string): string[] =>
  [...prose(text).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks, title]) => `${marks} ${title}`);

/** The name under which GitHub links a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? m[0]);

describe('the documents', () => {
  const files = projectFiles();
  const pages = files.filter((file) => file.endsWith('.md'));
  const english = read('README.md');
  const chinese = read('README.zh-CN.md');

  it('link only to what is there', () => {
    const broken = pages.flatMap((page) =>
      all(prose(read(page)), /\]\(([^)\s]+)\)/g)
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path, anchor] = link.split('#') as [string, string?];
          const target = path ? join(ROOT, dirname(page), path) : join(ROOT, page);
          if (!existsSync(target)) return true;
          return (
            anchor !== undefined && !headings(readFileSync(target, 'utf8')).map(anchorOf).includes(anchor)
          );
        })
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).to.deep.equal([]);
  });

  it('name only npm commands that exist, and files in their own folders that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const page of pages) {
      for (const name of all(read(page), /npm run ([a-z][\w:-]*)/g))
        expect(scripts, page).to.have.property(name);
      for (const path of all(read(page), /`((?:server|shared|client|scripts|test|docs)\/[\w./-]+)`/g)) {
        if (!path.includes('some.test'))
          expect(existsSync(join(ROOT, path)), `${page}: ${path}`).to.equal(true);
      }
    }
    expect(read('.ci/run').trim().split('\n').at(-1)).to.equal('npm test');
  });

  it('name only environment variables that something reads, all explained in .env.example', () => {
    const known = new Set(Object.keys(environment.shape));
    const inScripts = files.filter((file) => /^(scripts|test)\/.*\.ts$/.test(file)).map(read);
    for (const name of inScripts.flatMap((text) => all(text, /process\.env\['([A-Z0-9_]+)'\]/g)))
      known.add(name);
    const named = pages.flatMap((page) => [
      ...all(read(page), /`([A-Z][A-Z0-9]*_[A-Z0-9_]+|HOST|PORT|CLUSTER)(?:=[^`]*)?`/g),
      ...all(read(page), /^(?:export )?([A-Z][A-Z0-9_]+)=/gm),
    ]);
    expect([...new Set(named)].filter((name) => !known.has(name))).to.deep.equal([]);
    const explained = all(read('.env.example'), /^([A-Z_]+)=/gm);
    expect(explained).to.include.members(Object.keys(environment.shape));
    expect(explained.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('name no folder of one machine and no registry of packages', () => {
    // Put together here, so that this file does not hold what it looks for.
    const folders = ['home', 'Users', 'root', 'work'].map((folder) => `(?<![\\w.~*-])/${folder}/[\\w.-]`);
    const registries = [
      'registry\\.',
      'npmmirror',
      'mirrors?\\.',
      'artifactory',
      '[\\w-]*nexus[\\w-]*\\.',
      'pypi\\.',
    ];
    const pattern = new RegExp(
      [...folders, `https?://[^\\s"'\`)]*(?:${registries.join('|')})[^\\s"'\`)]*`].join('|'),
      'i',
    );
    const text = files.filter((file) => !/\.(png|ico|woff2?|xlsx|zip|pdf|jpe?g|webp)$/.test(file));
    const found = text.flatMap((file) => {
      const hit = pattern.exec(read(file));
      return hit ? [`${file}: ${hit[0]}`] : [];
    });
    expect(found).to.deep.equal([]);
  });

  it('say the same in both languages: headings, commands, addresses, tables', () => {
    const levels = (text: string) => headings(text).map((heading) => heading.split(' ')[0]);
    expect(levels(chinese)).to.deep.equal(levels(english));
    const codes = (text: string) => all(text, /`([^`\n]+)`/g);
    const commands = (text: string) => [...new Set(codes(text).filter((code) => /^(npm|node) /.test(code)))];
    expect(commands(chinese)).to.deep.equal(commands(english));
    const blocks = (text: string) => all(text, /^```[\s\S]*?^```$/gm);
    expect(blocks(chinese)).to.deep.equal(blocks(english));
    const rows = (text: string) => all(text, /^\|/gm).length;
    expect(rows(chinese)).to.equal(rows(english));
    const targets = (text: string) =>
      all(text, /\]\(([^)\s]+)\)/g)
        .map((link) => link.replace('.zh-CN.svg', '.svg'))
        .filter((link) => !link.startsWith('README'))
        .sort();
    expect(targets(chinese)).to.deep.equal(targets(english));
  });

  it('name every demo sign-in', () => {
    for (const text of [english, chinese]) {
      expect(text).to.contain(`\`${DEMO_PASSWORD}\``);
      const named = all(text, /`([\w.]+@demo\.test)`/g);
      expect(named).to.deep.equal(DEMO_SIGN_INS.map(({ email }) => email));
    }
  });
});

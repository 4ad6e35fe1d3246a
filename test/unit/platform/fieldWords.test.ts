import { expect } from 'chai';
import { z } from 'zod';
import { parse } from '../../../server/platform/http/parse.ts';
import { ProblemError } from '../../../server/platform/http/problem.ts';
import { businessDate, email, fen, id, line, wrongField } from '../../../shared/schemas/common.ts';
import type { Locale } from '../../../shared/locale.ts';

const schema = z.strictObject({
  name: line(5),
  code: z.string().min(3),
  of: id,
  mail: z.union([email, z.literal('')]),
  day: businessDate,
  people: z.int().min(2).max(20),
  rate: z.number().positive(),
  amount: fen,
  tags: z
    .array(z.enum(['a', 'b']))
    .min(1)
    .max(2),
  kind: z.enum(['x', 'y']),
  site: z.url(),
});
const good = {
  ...{ name: '张三', code: 'abc', of: 'a'.repeat(24), mail: '', day: '2026-05-06', people: 2, rate: 1 },
  ...{ amount: 1, tags: ['a'], kind: 'x', site: 'https://example.com' },
};
function told(change: object, locale: Locale = 'zh-CN', by: z.ZodType = schema): Record<string, string> {
  try {
    parse(by, { ...good, ...change }, locale);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return Object.fromEntries(error.errors!.map(({ path, message }) => [path, message]));
  }
  return {};
}

describe('what is wrong with a field', () => {
  it('is said in words of whoever fills a form in, not of types', () => {
    expect(told({})).to.deep.equal({});
    expect(
      told({ name: '', of: '', day: '', people: null, tags: [], kind: '', site: undefined }),
    ).to.deep.equal({
      ...{ name: '此项必须填写。', of: '此项必须填写。', day: '此项必须填写。', people: '此项必须填写。' },
      ...{ tags: '此项必须填写。', kind: '此项必须填写。', site: '此项必须填写。' },
    });
    expect(
      told({ name: '张三李四王五', code: 'a', of: 'zz', mail: 'x@', day: '2026-02-31', people: 21, rate: 0 }),
    ).to.deep.equal({
      ...{ name: '最多 5 个字。', code: '至少 3 个字。', of: '格式不正确，请检查。' },
      ...{
        mail: '邮箱格式不正确，请检查。',
        day: '请填写有效的日期。',
        people: '不能大于 20。',
        rate: '必须大于 0。',
      },
    });
    expect(
      told({ people: 1.5, rate: 'x', amount: 1e15, tags: ['a', 'b', 'a'], kind: 'z', site: 'x' }),
    ).to.deep.equal({
      ...{ people: '请填写整数。', rate: '请填写数字。', amount: '数值太大，请检查。', tags: '最多 2 项。' },
      ...{ kind: '请从选项中选择。', site: '网址格式不正确，请检查。' },
    });
    expect(told({ people: 1 }, 'en')).to.deep.equal({ people: 'Not below 2.' });
  });

  it('is said as a rule of the field says it, and as zod does where only a program can be wrong', () => {
    const ruled = schema.superRefine((_, context) =>
      context.addIssue(wrongField(['day'], { zh: '这一天已过。', en: 'This day is past.' })),
    );
    expect(told({}, 'en', ruled)).to.deep.equal({ day: 'This day is past.' });
    expect(told({ stray: 1 }, 'en')['']).to.include('stray');
  });
});

import { BadCell, cells, type ImportColumn } from '../imports/index.ts';

/** Digits of an invoice. A spreadsheet that takes them for a number drops zeros, or writes 2.4E+19. */
const digits = (lengths: readonly number[]) => (cell: string) => {
  const text = cells.plain(cell).replace(/^'/, '');
  if (!/^\d+$/.test(text) || !lengths.includes(text.length)) {
    const wanted = lengths.join(' / ');
    throw new BadCell(
      `应为 ${wanted} 位数字；请把该列设为“文本”格式，以免丢失前面的 0`,
      `${wanted} digits; format the column as text, so that no leading zero is lost`,
    );
  }
  return text;
};

/** The columns a sheet of receivables may have: a supplier's names who owes, an anchor's whom it owes. */
export const RECEIVABLE_COLUMNS: ImportColumn[] = [
  {
    field: 'party',
    heading: { zh: '对方企业', en: 'Other side' },
    aliases: [
      ...[
        '对方名称',
        '对方企业名称',
        '链主企业',
        '付款方',
        '债务人',
        '买方',
        '购买方',
        '购方',
        '客户名称',
        '核心企业',
      ],
      ...['供应商', '供应商名称', '收款方', '债权人', '卖方', '销售方', '销方', '统一社会信用代码'],
      ...['Anchor', 'Buyer', 'Supplier', 'Debtor', 'Creditor'],
    ],
    needed: true,
    example: '示例链主股份有限公司',
    hint: {
      zh: '供应商填付款的链主企业，链主企业填供应商：全称或统一社会信用代码',
      en: 'A supplier names the anchor that owes, an anchor its supplier: full name or credit code',
    },
    read: cells.text(80),
  },
  {
    field: 'contractNo',
    heading: { zh: '合同编号', en: 'Contract' },
    aliases: ['合同号', '订单号', '采购订单号', '合同/订单编号', 'Contract number', 'Order number'],
    needed: true,
    example: 'CG-2026-001',
    hint: { zh: '必填', en: 'Needed' },
    read: cells.text(60),
  },
  {
    field: 'invoiceCode',
    heading: { zh: '发票代码', en: 'Invoice code' },
    aliases: [],
    example: '044002600111',
    hint: { zh: '10 或 12 位；数电发票不填', en: '10 or 12 digits; none for a 20-digit invoice' },
    read: digits([10, 12]),
  },
  {
    field: 'invoiceNumber',
    heading: { zh: '发票号码', en: 'Invoice number' },
    aliases: ['发票号', '数电发票号码', '数电票号码'],
    example: '12345678',
    hint: { zh: '8 位，或数电发票的 20 位', en: '8 digits, or the 20 of a fully digital invoice' },
    read: digits([8, 20]),
  },
  {
    field: 'amountFen',
    heading: { zh: '金额（元）', en: 'Amount (yuan)' },
    aliases: ['金额', '应收金额', '应付金额', '价税合计', '未付金额', '账款金额', 'Amount'],
    needed: true,
    example: '300000.00',
    hint: { zh: '必填，单位元，最多两位小数', en: 'Needed, in yuan, at most two decimals' },
    read: cells.yuan,
  },
  {
    field: 'issuedOn',
    heading: { zh: '开票日期', en: 'Issued on' },
    aliases: ['发票日期', '开具日期', '立账日期', 'Invoice date'],
    needed: true,
    example: '2026-03-02',
    hint: { zh: '必填，如 2026-03-02', en: 'Needed, such as 2026-03-02' },
    read: cells.date,
  },
  {
    field: 'dueOn',
    heading: { zh: '到期日', en: 'Due on' },
    aliases: ['到期日期', '付款日期', '应付日期', '账期到期日', 'Due date'],
    needed: true,
    example: '2026-06-30',
    hint: { zh: '必填，不早于开票日期', en: 'Needed, not before the day of issue' },
    read: cells.date,
  },
];

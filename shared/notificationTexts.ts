import { DEMAND_ENDS } from './demandEnds.ts';
import { fill, inLocale, type Bilingual, type Locale } from './locale.ts';
import type { NotificationKind } from './schemas/notification.ts';

interface Texts {
  title: Bilingual;
  text: Bilingual;
}

const say = (title: [zh: string, en: string], text: [zh: string, en: string]): Texts => ({
  title: { zh: title[0], en: title[1] },
  text: { zh: text[0], en: text[1] },
});

/** What people are told, in the page and by mail alike. `{places}` are filled from a notification's params. */
export const NOTIFICATION_TEXTS: Record<NotificationKind, Texts> = {
  'introduction.requested': say(
    ['收到对接请求', 'A request for an introduction'],
    [
      '{who} 希望就“{demand}”与您对接，请在到期前答复。',
      '{who} would like to be introduced about “{demand}”. Answer before it lapses.',
    ],
  ),
  'introduction.accepted': say(
    ['对接已被接受', 'Introduction accepted'],
    [
      '{who} 接受了“{demand}”的对接，现在可以洽谈并查看联系方式。',
      '{who} accepted the introduction about “{demand}”. You can talk and see contact details now.',
    ],
  ),
  'introduction.declined': say(
    ['对接被婉拒', 'Introduction declined'],
    ['{who} 婉拒了“{demand}”的对接：{reason}', '{who} declined the introduction about “{demand}”: {reason}'],
  ),
  'introduction.withdrawn': say(
    ['对接请求已撤回', 'Request withdrawn'],
    ['{who} 撤回了“{demand}”的对接请求。', '{who} withdrew the request about “{demand}”.'],
  ),
  'introduction.expiring': say(
    ['对接请求即将到期', 'A request is about to lapse'],
    [
      '{who} 关于“{demand}”的请求将于 {until} 到期，请尽快答复。',
      'The request of {who} about “{demand}” lapses on {until}. Answer soon.',
    ],
  ),
  'introduction.expired': say(
    ['对接请求已到期', 'A request has lapsed'],
    [
      '“{demand}”的对接请求无人答复，已到期；如仍需要可重新发起。',
      'The request about “{demand}” was not answered and has lapsed. Ask again if you still wish.',
    ],
  ),
  'introduction.progressed': say(
    ['对接有进展', 'An introduction moved on'],
    [
      '{who} 将“{demand}”的对接更新为：{state}。',
      '{who} moved the introduction about “{demand}” to: {state}.',
    ],
  ),
  'introduction.closed': say(
    ['对接已关闭', 'Introduction closed'],
    ['{who} 关闭了“{demand}”的对接：{reason}', '{who} closed the introduction about “{demand}”: {reason}'],
  ),
  'introduction.demandEnded': say(
    ['对接的需求已结束', 'The demand of an introduction has ended'],
    ['“{demand}”：{reason}。{effect}', '“{demand}”: {reason}. {effect}'],
  ),
  'introduction.nextStep': say(
    ['有一项下一步由您负责', 'A next step is yours'],
    ['“{demand}”：{step}，{due} 前完成。', '“{demand}”: {step}, due {due}.'],
  ),
  'message.unread': say(
    ['有未读消息', 'Messages wait for you'],
    [
      '{from} 等在“{title}”中给您发了 {count} 条消息。',
      '{count} messages from {from} and others wait in “{title}”.',
    ],
  ),
  'match.found': say(
    ['发现匹配的需求', 'A demand that fits you'],
    [
      '新需求“{demand}”与您的能力匹配，得分 {score}。',
      'The demand “{demand}” fits what you can do; score {score}.',
    ],
  ),
  'match.firmFound': say(
    ['发现匹配的企业', 'A firm that fits your demand'],
    ['{firm} 与您的需求“{demand}”匹配，得分 {score}。', '{firm} fits your demand “{demand}”; score {score}.'],
  ),
  'savedSearch.matched': say(
    ['订阅的搜索有新结果', 'New results for a saved search'],
    ['“{name}”有 {count} 家新企业。', '{count} new firms for “{name}”.'],
  ),
  'demand.expiring': say(
    ['需求即将到期', 'A demand is about to expire'],
    [
      '您的需求“{demand}”将于 {until} 到期，可延长或关闭。',
      'Your demand “{demand}” expires on {until}. Prolong or close it.',
    ],
  ),
  'demand.expired': say(
    ['需求已到期', 'A demand has expired'],
    [
      '您的需求“{demand}”已到期，可复制后重新发布。',
      'Your demand “{demand}” has expired. Copy it to publish it anew.',
    ],
  ),
  'creditProduct.ending': say(
    ['金融产品即将到期', 'A credit product is about to end'],
    [
      '“{product}”的有效期将于 {until} 结束，可修改有效期后重新发布。',
      'The last day of “{product}” is {until}. Move it and publish again to go on.',
    ],
  ),
  'quota.nearlyFull': say(
    ['专项授信额度将用完', 'A special quota is nearly used up'],
    [
      '“{quota}”已占用和使用 {share}，可考虑增加额度。',
      '{share} of “{quota}” is promised or drawn. Consider raising it.',
    ],
  ),
  'creditNeed.offered': say(
    ['有符合产品的融资需求', 'A credit need that fits'],
    [
      '{who} 提出 {amount} 万元的融资需求，与贵行产品相符。',
      '{who} needs {amount} × 10,000 yuan, which fits your products.',
    ],
  ),
  'consent.given': say(
    ['企业授权查看融资资料', 'A firm lets you see its data'],
    [
      '{who} 授权贵行查看 {amount} 万元融资需求的资料，可随时撤回。',
      '{who} lets you see data of its need of {amount} × 10,000 yuan; it may withdraw that at any time.',
    ],
  ),
  'organisation.verified': say(
    ['机构认证通过', 'Your organisation is verified'],
    [
      '{name} 已通过认证，可以发布需求并与其他企业对接。',
      '{name} is verified: it can publish demands and be introduced.',
    ],
  ),
  'organisation.returned': say(
    ['认证资料被退回', 'Verification returned'],
    ['{name} 的认证资料需要修改：{note}', 'Something is to be mended for {name}: {note}'],
  ),
  'organisation.suspended': say(
    ['机构已被暂停', 'Your organisation is suspended'],
    ['{name} 已被暂停：{note}', '{name} is suspended: {note}'],
  ),
  'message.reported': say(
    ['有消息被举报', 'A message was reported'],
    ['一条消息被举报，请处理。', 'A message was reported and waits for your decision.'],
  ),
  'bill.issued': say(
    ['收到供应链票据', 'A supply-chain bill for you'],
    [
      '{who} 向您签发了 {amount} 元的供应链票据，{until} 到期。',
      '{who} issued a bill of ¥{amount} to you, due on {until}.',
    ],
  ),
  'bill.offered': say(
    ['有票据待您答复', 'A bill waits for your answer'],
    ['{who} 申请向您{how} {amount} 元的票据。', '{who} offers you a bill of ¥{amount} {how}.'],
  ),
  'bill.quoted': say(
    ['贴现报价已出', 'A bank named its rate'],
    [
      '{who} 对 {amount} 元的票据报价，年贴现率 {rate}%，有效至 {until}。',
      '{who} would discount your bill of ¥{amount} at {rate}% a year, until {until}.',
    ],
  ),
  'bill.answered': say(
    ['票据已有答复', 'Your offer of a bill was answered'],
    ['{who} {state} {amount} 元的票据。', '{who} {state} the bill of ¥{amount}.'],
  ),
  'bill.due': say(
    ['票据到期应兑付', 'A bill is due'],
    [
      '您签发的票据 {number}（{amount} 元）已到期，请向持票人兑付并登记。',
      'Your bill {number} of ¥{amount} is due: pay its holders and record it.',
    ],
  ),
  'bill.settled': say(
    ['票据已兑付', 'A bill was paid'],
    ['{who} 登记已向您兑付 {amount} 元。', '{who} recorded that it paid you ¥{amount}.'],
  ),
  'bill.cancelled': say(
    ['票据作废', 'Giving up a bill'],
    ['{who} {state}：票据 {number}（{amount} 元）。', '{who} {state}: bill {number} of ¥{amount}.'],
  ),
  'application.submitted': say(
    ['收到融资申请', 'An application for credit'],
    [
      '“{product}”收到一份新的融资申请，承诺在 {due} 前答复。',
      'Somebody applied for “{product}”. You promised an answer by {due}.',
    ],
  ),
  'application.documentsWanted': say(
    ['银行需要补充材料', 'A bank asks for documents'],
    [
      '{bank} 审查“{product}”申请时需要您补充材料：{documents}。',
      '{bank} needs more for your application for “{product}”: {documents}.',
    ],
  ),
  'application.documentsGiven': say(
    ['材料已补齐', 'Documents are here'],
    [
      '“{product}”的一份申请已答复您要求的材料，承诺时限继续计算。',
      'Your request for documents about “{product}” was answered; your clock goes on.',
    ],
  ),
  'application.offered': say(
    ['收到融资报价', 'An offer of credit'],
    [
      '{bank} 就“{product}”给出报价：{amount} 元，年利率 {rate}%，{until} 前有效。',
      '{bank} offers ¥{amount} at {rate}% a year for “{product}”, until {until}.',
    ],
  ),
  'application.accepted': say(
    ['报价已被接受', 'An offer was accepted'],
    [
      '“{product}”的一份报价已被接受，承诺在 {due} 前放款。',
      'An offer for “{product}” was accepted. You promised the money by {due}.',
    ],
  ),
  'application.declined': say(
    ['融资申请未通过', 'Application declined'],
    [
      '{bank} 未通过“{product}”的申请：{reason}',
      '{bank} declined your application for “{product}”: {reason}',
    ],
  ),
  'application.withdrawn': say(
    ['融资申请已撤回', 'Application withdrawn'],
    ['“{product}”的一份申请不再继续。', 'An application for “{product}” does not go on.'],
  ),
  'application.expired': say(
    ['融资报价已过期', 'An offer lapsed'],
    ['“{product}”的一份报价无人接受，已过期。', 'An offer for “{product}” was not accepted and has lapsed.'],
  ),
  'application.drawn': say(
    ['贷款已发放', 'The loan was paid out'],
    [
      '{bank} 登记“{product}”已放款 {amount} 元。如未到账，请立即联系银行。',
      '{bank} recorded that ¥{amount} of “{product}” were paid out. If not so, call the bank at once.',
    ],
  ),
  'application.promiseNear': say(
    ['承诺时限将到', 'A promise falls due'],
    [
      '“{product}”的一份申请：{promise}承诺将于 {due} 到期，请尽快处理。',
      'An application for “{product}”: you promised {promise} by {due}. Act soon.',
    ],
  ),
  'application.promiseMissed': say(
    ['承诺时限已过', 'A promise was missed'],
    [
      '{bank} 的“{product}”：{promise}承诺已于 {due} 到期，尚未兑现。',
      '{bank}, “{product}”: {promise} was promised by {due} and is not there.',
    ],
  ),
  'promise.missed': say(
    ['一项服务承诺未兑现', 'A bank’s promise was missed'],
    [
      '{bank} 的产品“{product}”有一项{promise}承诺逾期。',
      'A promise ({promise}) for the product “{product}” of {bank} was missed.',
    ],
  ),
  'event.approved': say(
    ['活动报名已通过', 'You have a place at an event'],
    ['“{event}”的报名已通过，{from} 举行。', 'You have a place at “{event}”, on {from}.'],
  ),
  'event.waitlisted': say(
    ['活动报名进入候补', 'You are on the waiting list'],
    [
      '“{event}”名额已满，您在候补第 {place} 位；有空位时将按顺序递补并通知您。',
      '“{event}” is full. Your number in the waiting list is {place}; you are told once a place is yours.',
    ],
  ),
  'event.rejected': say(
    ['活动报名未通过', 'Registration not approved'],
    ['“{event}”的报名未通过：{reason}', 'Your registration for “{event}” was not approved: {reason}'],
  ),
  'event.cancelled': say(
    ['活动已取消', 'An event was cancelled'],
    ['“{event}”已取消：{reason}', '“{event}” was cancelled: {reason}'],
  ),
  'event.wishesOpen': say(
    ['请选择想见的单位', 'Choose whom to meet'],
    [
      '“{event}”已开始收集洽谈意向，请在 {until} 前选择想见的单位。',
      'Choose whom you would like to meet at “{event}”, by {until}.',
    ],
  ),
  'event.substituted': say(
    ['参会人有更换', 'Somebody else comes'],
    [
      '“{event}”：{who} 更换了参会人：{people}。已打印的胸牌和个人日程请重印。',
      '“{event}”: {who} sends others: {people}. Print their badges and timetables anew.',
    ],
  ),
  'event.teamJoined': say(
    ['您已加入活动团队', 'You are on the team of an event'],
    ['{who} 请您协助筹备“{event}”。', '{who} took you onto the team of “{event}”.'],
  ),
  'event.invited': say(
    ['邀请参加对接会', 'An invitation to an event'],
    [
      '{who} 邀请贵单位参加“{event}”，{from} 举行，请在 {until} 前报名。',
      '{who} invites you to “{event}” on {from}. Register by {until}.',
    ],
  ),
  'event.meetingFreed': say(
    ['有一场可以改见', 'A meeting fell free'],
    [
      '“{event}”{from} 的一场有单位没有到场，您现在可以改见其他单位，请在“我的现场”选择。',
      'Somebody did not come to a meeting of “{event}” at {from}. You may meet somebody else instead: choose in your day.',
    ],
  ),
  'event.message': say(
    ['主办方通知', 'A word from the organiser'],
    ['{who} 关于“{event}”：{text}', '{who} about “{event}”: {text}'],
  ),
  'timetable.published': say(
    ['对接会日程已发布', 'The timetable is published'],
    [
      '“{event}”的会面日程已发布，请查看您的会面。',
      'The timetable of “{event}” is published. See your meetings.',
    ],
  ),
  'timetable.changed': say(
    ['您的会面有变更', 'Your meetings have changed'],
    [
      '“{event}”的日程有调整，涉及您的会面，请查看。',
      'The timetable of “{event}” changed for you. See your meetings.',
    ],
  ),
  'timetable.delayed': say(
    ['会面时间有变', 'Meetings at another time'],
    [
      '“{event}”原定 {was} 起的各场改到 {becomes} 起，涉及您的会面，请查看。',
      'At “{event}”, what was to begin at {was} begins at {becomes}, and all after it moves along. See your meetings.',
    ],
  ),
  'receivable.uploaded': say(
    ['有应收账款待确认', 'A receivable waits for confirmation'],
    [
      '{who} 上传了应收账款（{what}），请确认或提出异议。',
      '{who} uploaded a receivable ({what}). Confirm or dispute it.',
    ],
  ),
  'receivable.secondWanted': say(
    ['有应收账款待第二人复核', 'A receivable wants a second confirmation'],
    [
      '同事已确认欠 {who} 的账款（{what}），须由您或另一位负责人复核。',
      'A colleague confirmed what is owed to {who} ({what}). A second person must confirm it too.',
    ],
  ),
  'receivable.confirmed': say(
    ['应收账款已确认', 'A receivable is confirmed'],
    [
      '{who} 已确认应收账款（{what}），可用于融资。',
      '{who} confirmed the receivable ({what}). It can carry a financing now.',
    ],
  ),
  'receivable.disputed': say(
    ['应收账款被提出异议', 'A receivable is disputed'],
    ['{who} 对应收账款（{what}）提出异议：{reason}', '{who} disputes the receivable ({what}): {reason}'],
  ),
  'receivable.due': say(
    ['应付账款到期', 'A payable is due'],
    [
      '欠 {who} 的账款（{what}）于 {due} 到期；付款后请登记结清。',
      'What is owed to {who} ({what}) is due on {due}. Record it once it is paid.',
    ],
  ),
};

/** Params that are words of ours, and so are said in the reader's language. */
const WORDS: Record<string, Bilingual> = {
  ...DEMAND_ENDS,
  '@requestEnded': {
    zh: '尚未接受的对接随之结束。',
    en: 'The introduction, not accepted yet, has ended with it.',
  },
  '@introductionStands': {
    zh: '已接受的对接仍然有效，请与对方确认是否继续。',
    en: 'The accepted introduction stands; ask the other side whether to go on.',
  },
  '@unnamedBuyer': { zh: '一家未具名的采购方', en: 'An unnamed buyer' },
  '@otherSide': { zh: '对方', en: 'The other side' },
  '@unnamedFirm': { zh: '一家未具名的企业', en: 'An unnamed firm' },
  '@meeting': { zh: '约定会面', en: 'meeting arranged' },
  '@intent': { zh: '达成意向', en: 'intent reached' },
  '@signed': { zh: '已签约', en: 'contract signed' },
  '@several': { zh: '多笔', en: 'several' },
  '@landed': { zh: '已落地', en: 'landed' },
  '@answer': { zh: '答复', en: 'an answer' },
  '@offer': { zh: '报价', en: 'an offer' },
  '@drawdown': { zh: '放款', en: 'the money' },
  '@endorse': { zh: '背书转让', en: 'by endorsement' },
  '@discount': { zh: '贴现', en: 'for discount' },
  '@billAccepted': { zh: '接受了', en: 'accepted' },
  '@billRefused': { zh: '谢绝了', en: 'refused' },
  '@cancelAsked': { zh: '申请作废，等待您同意', en: 'asks you to agree to give it up' },
  '@cancelled': { zh: '同意作废，应收账款恢复为已确权', en: 'agreed; the receivable is confirmed as before' },
};

/** A notification in words. */
export function notificationWords(
  kind: NotificationKind,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
): { title: string; text: string } {
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const word = typeof value === 'string' && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
      return [name, word ? inLocale(word, locale) : value];
    }),
  );
  const { title, text } = NOTIFICATION_TEXTS[kind];
  return { title: inLocale(title, locale), text: fill(inLocale(text, locale), said) };
}

/** Where in the page a notification leads. */
export function notificationPath(link: { what: string; id: string } | null): string {
  if (!link) return '/notifications';
  const { what, id } = link;
  const paths: Record<string, string> = {
    introduction: `/introductions/${id}`,
    conversation: `/inbox/${id}`,
    demand: `/demands/${id}`,
    firm: `/firms/${id}`,
    organisation: '/organisation',
    search: '/firms',
    report: '/admin/reports',
    creditProduct: `/finance/products/${id}`,
    quota: '/finance/quotas',
    bill: `/bills/${id}`,
    receivable: `/receivables/${id}`,
    receivables: '/receivables',
    offeredNeed: `/finance/offered/${id}`,
    application: `/finance/applications/${id}`,
    event: `/events/${id}`,
    eventRegistration: `/event-registrations/${id}`,
    publicEvent: `/e/${id}`,
    timetable: `/events/${id}/my-timetable`,
    eventDay: `/events/${id}/my-day`,
  };
  return paths[what] ?? '/notifications';
}

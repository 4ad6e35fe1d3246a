import type { Bilingual } from './locale.ts';

/** One kind of error: its HTTP status and what it tells a person to do, in both languages. */
export interface ProblemKind extends Bilingual {
  status: number;
}

const problem = (status: number, zh: string, en: string): ProblemKind => ({ status, zh, en });

/**
 * Every error code of the platform (RFC 9457 `code`). Routes, sockets, the browser and the documents draw on
 * this table; a code that is not here cannot be thrown.
 */
export const PROBLEMS = {
  // What any request can meet
  'request.malformed': problem(
    400,
    '请求无法读取，请检查格式后重试。',
    'The request could not be read. Check its format and try again.',
  ),
  'request.invalid': problem(
    400,
    '有内容填写不正确，请按提示修改。',
    'Some of what was entered is not right. Mend the fields named below.',
  ),
  'request.badCursor': problem(
    400,
    '分页位置无效，请从第一页重新打开。',
    'This place in the list is not valid any more. Start again from the first page.',
  ),
  'request.keyReused': problem(
    422,
    '同一 Idempotency-Key 不能用于不同的内容。',
    'An Idempotency-Key cannot be used again with other content.',
  ),
  'request.tooDeep': problem(
    400,
    '内容嵌套超过 {most} 层，请简化后重试。',
    'That is nested more than {most} levels deep. Make it simpler and try again.',
  ),
  'request.tooLarge': problem(
    413,
    '内容过大，请缩小后重试。',
    'That is too large. Make it smaller and try again.',
  ),
  'request.tooMany': problem(
    429,
    '操作过于频繁，请在 {seconds} 秒后重试。',
    'Too many attempts. Try again in {seconds} seconds.',
  ),
  'request.unsupportedMedia': problem(
    415,
    '不支持这种内容类型。',
    'This kind of content is not supported here.',
  ),
  'request.inProgress': problem(
    409,
    '同一请求已经处理，请刷新查看结果。',
    'This very request was already taken. Reload to see its result.',
  ),
  'resource.notFound': problem(
    404,
    '没有找到，或您无权查看。',
    'There is no such thing here, or you may not see it.',
  ),
  'resource.changed': problem(
    412,
    '内容已被他人修改，请刷新后再保存；您填写的内容仍在页面上。',
    'Someone else changed this meanwhile. Reload, then save again; what you typed is still on the page.',
  ),
  'resource.versionRequired': problem(
    428,
    '请先读取最新内容再修改（缺少 If-Match）。',
    'Read the latest version before changing it (If-Match is missing).',
  ),
  'state.conflict': problem(
    409,
    '当前状态不允许此操作，请刷新查看最新状态。',
    'This cannot be done in its present state. Reload to see the latest.',
  ),
  'server.failed': problem(
    500,
    '系统出错了，请稍后重试；若仍失败，请告知编号 {requestId}。',
    'Something went wrong on our side. Try again; if it goes on, tell us the number {requestId}.',
  ),
  'server.unavailable': problem(
    503,
    '服务暂时不可用，请稍后重试。',
    'The service is not available right now. Try again soon.',
  ),

  // Identity
  'auth.required': problem(401, '请先登录。', 'Sign in first.'),
  'auth.badCredentials': problem(
    401,
    '邮箱或密码不正确。',
    'The e-mail address or the password is not right.',
  ),
  'auth.secondFactorRequired': problem(
    401,
    '请输入动态验证码。',
    'Enter the code from your authenticator app.',
  ),
  'auth.badSecondFactor': problem(
    401,
    '动态验证码不正确或已使用。',
    'The authenticator code is not right or was already used.',
  ),
  'auth.sessionEnded': problem(401, '登录已失效，请重新登录。', 'Your session has ended. Sign in again.'),
  'auth.refreshedElsewhere': problem(
    409,
    '登录状态已在另一窗口更新，请重试。',
    'Another window renewed this session just now. Try again.',
  ),
  'auth.tokenUsed': problem(
    410,
    '该链接已使用或已过期，请重新申请。',
    'This link was used already or has expired. Ask for a new one.',
  ),
  'auth.emailTaken': problem(
    409,
    '该邮箱已注册，请直接登录或找回密码。',
    'This e-mail address is registered already. Sign in, or reset the password.',
  ),
  'auth.secondFactorMandatory': problem(
    403,
    '本机构要求启用动态验证码，请先在个人设置中启用。',
    'This organisation requires a second factor. Turn it on in your settings first.',
  ),
  'access.denied': problem(
    403,
    '您的角色不能进行此操作，请联系本机构管理员。',
    'Your role does not allow this. Ask a manager of your organisation.',
  ),
  'access.organisationRequired': problem(
    403,
    '请先选择或加入一个机构。',
    'Choose or join an organisation first.',
  ),
  'access.notVerified': problem(
    403,
    '机构通过认证后才能进行此操作，请先提交认证资料。',
    'Your organisation must be verified first. Submit it for verification.',
  ),
  'access.suspended': problem(
    403,
    '机构已被暂停，请联系平台管理员。',
    'This organisation is suspended. Contact the platform’s administrator.',
  ),

  // Firms
  'firm.tooManyFiles': problem(
    409,
    '最多保存 {most} 个文件，请先删除不用的文件。',
    'At most {most} files can be kept. Remove one first.',
  ),

  // Imports
  'import.notAllowed': problem(
    403,
    '您的机构不能导入这类数据。',
    'Your organisation cannot import this kind of data.',
  ),
  'import.columnsMissing': problem(
    422,
    '还缺少必需的列：{columns}。',
    'These columns are needed: {columns}.',
  ),

  'import.agreementMissing': problem(
    422,
    '导入即确认这些应付账款，请先阅读并勾选同意。',
    'Importing these confirms that you owe them. Read what that means and agree to it first.',
  ),

  // Organisations
  'organisation.codeTaken': problem(
    409,
    '该统一社会信用代码已有机构（{name}），请申请认领或加入。',
    'An organisation with this credit code is here already ({name}). Claim it or ask to join it.',
  ),
  'organisation.emailUnconfirmed': problem(403, '请先确认您的邮箱。', 'Confirm your e-mail address first.'),
  'organisation.tooManyUnverified': problem(
    409,
    '您登记的机构中已有 {most} 家尚未通过认证，请先完成其认证，或联系平台管理员。',
    '{most} of the organisations you registered are not verified yet. Have those verified first, or contact the platform’s administrator.',
  ),
  'organisation.invitedOther': problem(
    403,
    '该邀请发给了另一个邮箱，请用收到邀请的邮箱登录后再接受。',
    'This invitation was sent to another e-mail address. Sign in with the address that got it.',
  ),
  'organisation.lastOwner': problem(
    409,
    '机构至少要有一名所有者，请先指定另一名所有者。',
    'An organisation needs an owner. Make someone else an owner first.',
  ),
  'organisation.alreadyMember': problem(409, '已是该机构成员。', 'Is a member of this organisation already.'),
  'organisation.alreadyClaimed': problem(
    409,
    '您对该机构的申请正在处理。',
    'Your request for this organisation is being dealt with.',
  ),
  // Demands
  'demand.notReady': problem(
    422,
    '需求还不能发布，请先补全下列内容。',
    'This demand cannot be opened yet. Complete the fields named below first.',
  ),
  'demand.tooManyFiles': problem(
    409,
    '每条需求最多附 {count} 个文件。',
    'A demand can have at most {count} files.',
  ),

  // Introductions
  'introduction.alreadyOpen': problem(
    409,
    '双方就该需求已有进行中的对接，请直接打开查看。',
    'The two already have an introduction under way for this demand. Open that one.',
  ),
  'introduction.alreadyAccepted': problem(
    409,
    '该对接已被接受，请刷新查看最新进展。',
    'This introduction was accepted already. Reload to see how it stands.',
  ),
  'introduction.ended': problem(
    409,
    '该对接已结束，如需继续请重新发起。',
    'This introduction has ended. Ask for a new one to go on.',
  ),
  'introduction.notYours': problem(403, '这一步应由对方完成。', 'This step is for the other side to take.'),
  'introduction.otherAway': problem(
    409,
    '对方机构目前不能对接，请稍后再试，或关闭此对接。',
    'The other side cannot be introduced at present. Try again later, or close this one.',
  ),
  'introduction.unclaimed': problem(
    409,
    '该企业尚未入驻平台，暂时无法联系；可邀请其认领。',
    'This firm has not joined the platform yet and cannot be contacted; invite it to claim its entry.',
  ),
  'introduction.notInvited': problem(
    409,
    '该企业不在此需求的可见范围内，请先邀请它或调整可见范围。',
    'This firm may not see the demand. Invite it or widen who may see it, then try again.',
  ),
  'introduction.demandNotOpen': problem(
    409,
    '该需求当前未开放对接。',
    'This demand is not open for introductions now.',
  ),
  'introduction.ownDemand': problem(
    409,
    '不能与本机构自己对接，请选择其他企业。',
    'An organisation cannot be introduced to itself. Choose another firm.',
  ),
  'introduction.firmMissing': problem(400, '请选择要对接的企业。', 'Choose the firm to be introduced to.'),
  'introduction.contactHidden': problem(
    403,
    '对接被接受后才能查看对方联系方式。',
    'Contact details are shown once the introduction is accepted.',
  ),
  'introduction.meetingPast': problem(
    400,
    '见面时间不能早于今天（北京时间），请改为今天或以后。',
    'A meeting cannot be planned for a day before today (Beijing time). Choose today or later.',
  ),
  'introduction.ownerUnknown': problem(
    400,
    '负责人须为双方机构的成员。',
    'The next step’s owner must be a member of one of the two sides.',
  ),

  // Credit products and quotas
  'creditProduct.unknownCode': problem(
    422,
    '准入规则或偏好中有平台未收录的内容，请从列表中重新选择。',
    'The rule or the preferences name something that is not here. Choose it from the list again.',
  ),
  'creditProduct.over': problem(
    409,
    '产品有效期已过，请先修改有效期再发布。',
    'The product’s last day is over. Move it, then publish.',
  ),
  'quota.exceeded': problem(
    409,
    '专项授信剩余额度不足，请减少金额或调整额度。',
    'The special quota has not enough left. Lower the amount, or raise the quota.',
  ),
  'quota.notOpen': problem(
    409,
    '该专项授信不存在或不在有效期内。',
    'This special quota is not there, or not valid today.',
  ),
  'quota.reservedAlready': problem(
    409,
    '该申请已占用专项授信额度，请先释放。',
    'This application holds a part of a special quota already. Release it first.',
  ),
  'quota.belowUsed': problem(
    409,
    '总额不能低于已占用和已使用的额度。',
    'The total cannot be below what is promised and drawn.',
  ),
  'quota.productUnknown': problem(
    422,
    '所选产品不存在或不属于本机构，请重新选择。',
    'One of these products is not there or not yours. Choose again.',
  ),
  'quota.scopeUnknown': problem(
    422,
    '请选择平台收录的产业链，或已认证的链主企业。',
    'Choose a chain of the platform, or a verified anchor.',
  ),
  // Bills
  'bill.alreadyDue': problem(
    409,
    '该应收账款今天或更早到期，不能再签发票据。',
    'This receivable is due today or was before: no bill can be issued against it any more.',
  ),
  'bill.tooLong': problem(
    409,
    '票据期限最长 6 个月，请在应收账款到期日前 6 个月内再签发。',
    'A bill runs for six months at most. Issue it once the receivable is due within six months.',
  ),
  'bill.receiverAway': problem(
    409,
    '对方机构目前不能接收或转让票据，请选择其他已认证机构。',
    'The other organisation cannot take part at present. Choose another verified one.',
  ),
  'bill.ended': problem(409, '该票据已兑付或已作废。', 'This bill was paid or given up already.'),
  'bill.due': problem(
    409,
    '票据已到期，只能由签发方兑付。',
    'This bill is due: all that is left is that its issuer pays it.',
  ),
  'bill.notDue': problem(
    409,
    '票据尚未到期，到期日当天起可以兑付。',
    'This bill can be settled from its due day on.',
  ),
  'bill.notYours': problem(403, '这一步应由另一方完成。', 'This step is for another side to take.'),
  'bill.pieceGone': problem(
    409,
    '这一份票据已经拆分或转出，请刷新查看。',
    'This piece was split or passed on meanwhile. Reload to see how it stands.',
  ),
  'bill.pieceOffered': problem(
    409,
    '这一份票据正在等对方答复，请先撤回。',
    'This piece is offered to somebody. Take the offer back first.',
  ),
  'bill.notOffered': problem(
    409,
    '这一份票据没有待答复的申请，请刷新查看。',
    'Nothing is offered with this piece now. Reload to see how it stands.',
  ),
  'bill.splitTooLarge': problem(
    400,
    '拆出的金额须小于这一份的金额，且至少 1 分。',
    'The part must be smaller than the piece, and a fen at least.',
  ),
  'bill.toIssuer': problem(409, '票据不能转回签发方。', 'A bill cannot go back to its issuer.'),
  'bill.toSelf': problem(
    409,
    '不能转让给本机构自己。',
    'You hold this piece already. Choose another organisation.',
  ),
  'bill.notQuoted': problem(409, '银行尚未报价。', 'The bank has not named its rate yet.'),
  'bill.quoteTooLong': problem(
    400,
    '报价有效期须在今天至到期日前一天之间。',
    'A quote can stand from today until the day before the bill is due.',
  ),
  'bill.quoteLapsed': problem(
    409,
    '银行报价已过有效期，请等银行重新报价，或撤回申请。',
    'The bank’s quote has lapsed. Wait for another, or take the offer back.',
  ),
  'bill.priceChanged': problem(
    409,
    '贴现价格随日期变化，请刷新后按最新价格确认。',
    'The price changes by the day, or the bank named another rate. Reload and agree to the latest.',
  ),
  'bill.notAllAtFirst': problem(
    409,
    '票据已有转出或正在转出，不能作废。',
    'Some of this bill has moved or is offered: it cannot be given up any more.',
  ),
  'bill.cancelAsked': problem(
    409,
    '您已申请作废，正等待对方同意。',
    'You asked already; the other side must agree.',
  ),
  'bill.cancelNotAsked': problem(409, '目前没有作废申请。', 'Nobody asks to give this bill up.'),
  // Events
  'event.notReady': problem(
    422,
    '活动信息还不完整或有冲突，请先修改下列内容。',
    'The event is not ready for this. Mend the fields named below first.',
  ),
  'event.tooFew': problem(
    409,
    '双方都至少要有一家通过审核的单位，才能进入下一步。',
    'Each side needs at least one approved organisation before this step.',
  ),
  'event.hallFixed': problem(
    409,
    '日程已开始编排，时段和桌位请在日程页面调整；这里只能加桌。',
    'A timetable is being made. Change times and tables there; here tables can only be added.',
  ),
  'event.seatsTaken': problem(
    409,
    '名额不能少于已占用的名额（共 {taken} 人）。',
    'There cannot be fewer places than are taken ({taken} people in all).',
  ),
  'event.personUnknown': problem(
    422,
    '没有找到已确认此邮箱的用户，请对方先注册并确认邮箱。',
    'Nobody here has confirmed this address. Ask the person to register and confirm it first.',
  ),
  'event.teamFull': problem(409, '团队最多 {most} 人。', 'A team can have at most {most} people.'),
  'event.tooManyInvited': problem(
    422,
    '一次最多邀请 {most} 家，请分批进行。',
    'At most {most} can be invited at once. Do it in parts.',
  ),
  'event.tooManyMailed': problem(
    422,
    '今天还能向 {left} 个邮箱发送邀请邮件，请缩短名单，或直接分享活动主页。',
    'Invitations can be mailed to {left} more addresses today. Shorten the list, or share the public page.',
  ),
  'event.listUnreadable': problem(
    422,
    '名单无法读取，或其中没有邮箱和统一社会信用代码。请另存为 .xlsx 或 .csv（UTF-8），每行写一个邮箱或代码，再重新上传。',
    'This list cannot be read, or names nobody. Save it as .xlsx or .csv (UTF-8) with an e-mail address or a credit code in each row, and upload it again.',
  ),
  'event.tableUnknown': problem(422, '没有这张桌子，请重新选择。', 'There is no such table. Choose again.'),
  'event.registrationOver': problem(
    409,
    '报名未开放或已截止，如需参加请联系主办方。',
    'Registration is not open. Ask the organiser if you would still like to come.',
  ),
  'eventFeedback.notOpen': problem(
    409,
    '活动进行中和结束后、总结完成前可以评价。',
    'Feedback is open from the day of the event until its report is made.',
  ),
  'registration.alreadyThere': problem(
    409,
    '该单位已报名，请直接打开查看或修改。',
    'This organisation is registered already. Open that registration.',
  ),
  'registration.invitedOnly': problem(
    403,
    '本活动仅限受邀单位报名，请联系主办方。',
    'Only those who were invited can register. Ask the organiser.',
  ),
  'registration.rejected': problem(
    409,
    '主办方未通过本单位的报名，如有疑问请联系主办方。',
    'The organiser did not approve your registration. Ask the organiser.',
  ),
  'registration.noRoom': problem(
    409,
    '名额不足，无法增加参会人。',
    'There are not enough places left for that.',
  ),
  'registration.organisationUnknown': problem(
    422,
    '没有找到可以参会的已认证单位，请核对；还没有加入平台的，请先注册并通过认证。',
    'There is no such verified organisation that could come. Check it; who is not here yet registers and is verified first.',
  ),
  'registration.invalid': problem(
    422,
    '报名信息有误，请修改下列内容。',
    'Something in the registration is not right. Mend the fields named below.',
  ),
  // Receivables
  'receivable.alreadyHere': problem(
    409,
    '这笔应收账款已经登记，请直接打开查看。',
    'This receivable is here already. Open that one.',
  ),
  'receivable.invoiceTaken': problem(
    409,
    '这张发票已登记在另一笔应收账款上；如填写有误，请先撤回原来那笔。',
    'This invoice stands on another receivable already. If that one is wrong, withdraw it first.',
  ),
  'receivable.anchorUnknown': problem(
    422,
    '没有找到这家已认证的链主企业，请从列表中选择付款方。',
    'There is no such verified anchor firm. Choose who owes it from the list.',
  ),
  'receivable.supplierUnknown': problem(
    422,
    '没有找到这家已认证的企业，请从列表中选择供应商。',
    'There is no such verified firm. Choose the supplier from the list.',
  ),
  'receivable.otherAway': problem(
    409,
    '对方机构目前未处于认证状态，暂不能确认。',
    'The other side is not verified at present, so this cannot be confirmed now.',
  ),
  'receivable.notYours': problem(403, '这一步应由对方完成。', 'This step is for the other side to take.'),
  'receivable.alreadyConfirmed': problem(
    409,
    '这笔应收账款已经确认，请刷新查看。',
    'This receivable was confirmed already. Reload to see it.',
  ),
  'receivable.secondPersonNeeded': problem(
    409,
    '您已完成第一次确认，须由另一位负责人复核。',
    'You gave the first confirmation; a second person must give the other.',
  ),
  'receivable.notAvailable': problem(
    409,
    '所选应收账款中有未确认、已到期或已用于其他融资的，请重新选择。',
    'Some of these receivables are not confirmed, are due, or carry another financing. Choose again.',
  ),
  'receivable.onBill': problem(
    409,
    '这笔应收账款已开成供应链票据，请在票据上办理兑付。',
    'A supply-chain bill was issued on this receivable. Settle the bill instead.',
  ),

  // Conversations and live connection
  'conversation.closed': problem(
    409,
    '该洽谈已关闭，只能查看。',
    'This conversation is closed; it can be read but not written.',
  ),
  'conversation.fileMissing': problem(
    409,
    '文件不存在或不属于该洽谈，请重新上传。',
    'The file is not there, or not of this conversation. Upload it again.',
  ),
  'conversation.quoteMissing': problem(409, '引用的消息不存在。', 'The message you answer is not there.'),
  'conversation.notJoined': problem(409, '请先打开该洽谈。', 'Open the conversation first.'),
  'conversation.reportedAlready': problem(
    409,
    '您已举报过这条消息，管理员正在处理。',
    'You reported this message already; the administrator is on it.',
  ),
  'creditNeed.unknownPart': problem(
    422,
    '引用的需求、对接或应收账款没有找到，请重新选择。',
    'A demand, introduction or receivable named here was not found. Choose again.',
  ),
  'creditNeed.notReady': problem(
    422,
    '融资需求还不能发布，请先修改下列内容。',
    'This credit need cannot be opened yet. Mend the fields named below first.',
  ),
  'creditNeed.notOpen': problem(
    409,
    '融资需求未在进行中，请先发布。',
    'This credit need is not open. Open it first.',
  ),
  'creditNeed.tooManyFiles': problem(
    409,
    '每条融资需求最多附 {count} 个文件。',
    'A credit need can have at most {count} files.',
  ),
  'consent.badUntil': problem(
    422,
    '授权截止日请选今天至 {until} 之间。',
    'Choose a last day of the consent from today to {until}.',
  ),
  'consent.bankMissing': problem(
    422,
    '该金融机构不存在或未认证，请重新选择。',
    'There is no such verified bank. Choose again.',
  ),
  'application.productNotOpen': problem(
    409,
    '所选产品已停止受理，请重新选择。',
    'A product you chose is not on offer any more. Choose again.',
  ),
  'application.notEligible': problem(
    422,
    '所选产品的准入条件不满足，请先按匹配结果补齐后再申请。',
    'You do not qualify for a product you chose. See what is missing in the matches first.',
  ),
  'application.alreadyOpen': problem(
    409,
    '已就该产品提交过申请，仍在办理中。',
    'You applied for this product already, and it is under way.',
  ),
  'application.alreadyWon': problem(
    409,
    '该融资需求已接受了一份报价。',
    'An offer for this need was accepted already.',
  ),
  'application.otherAway': problem(
    409,
    '对方目前不可用，无法继续办理。',
    'The other side is not available at present.',
  ),
  'application.ended': problem(409, '该申请已结束。', 'This application has come to an end.'),
  'application.consentEnded': problem(
    409,
    '企业的授权已结束，不能继续审查。',
    'The firm’s consent is over; the review cannot go on.',
  ),
  'application.assigneeUnknown': problem(422, '没有找到这位同事。', 'There is no such colleague.'),
  'application.tooManyDocuments': problem(
    409,
    '一份申请最多要求 {count} 份材料。',
    'At most {count} documents can be asked for.',
  ),
  'application.notRequested': problem(
    409,
    '银行没有要求这份材料，请刷新后重试。',
    'The bank did not ask for this document. Read the page anew.',
  ),
  'application.offerOutside': problem(
    422,
    '报价超出该产品公布的条件，请修改下列内容。',
    'The offer goes beyond what the product says. Mend the fields named below.',
  ),
  'application.noQuota': problem(409, '没有适用于该企业的专项授信。', 'No special quota is for this firm.'),
  'application.offerLapsed': problem(409, '该报价已过有效期。', 'This offer has lapsed.'),
  'application.tooMuch': problem(
    409,
    '放款金额不能超过已接受的报价金额。',
    'No more can be paid out than was accepted.',
  ),
  'application.badDay': problem(
    422,
    '放款日期应在接受报价之后、今天或以前。',
    'The day must be between the acceptance and today.',
  ),
  'application.tooManyFollowUps': problem(
    409,
    '最多登记 {count} 条贷后跟进。',
    'At most {count} notes can be kept.',
  ),
  'eventMessage.notNow': problem(
    409,
    '现在没有可以通知的单位：报名开放后、活动结束前可以发通知；提醒选意向只在意向收集期间。',
    'There is nobody to write to now: it can be done from the opening of registration until the event is over; a reminder to choose only while wishes are gathered.',
  ),
  'eventMessage.tooMany': problem(
    409,
    '每场活动每天最多发 {count} 条通知。',
    'At most {count} messages a day can be sent for an event.',
  ),
  // The day of an event
  'eventDay.notRunning': problem(
    409,
    '活动还没有开始或已经结束，这一步现在不能做。',
    'The event has not begun or is over, so this cannot be done now.',
  ),
  'meeting.tooEarly': problem(
    409,
    '还没有到这一场的时间。开始前 15 分钟内可以提前入座。',
    'It is not time yet. You may sit down up to 15 minutes before it begins.',
  ),
  'meeting.notHere': problem(
    409,
    '双方都签到后才能开始。请先到签到台签到；对方没有到场时，请点“对方没来”。',
    'Both must be checked in. Check in at the desk first; where the other side did not come, say so.',
  ),
  'meeting.missed': problem(
    409,
    '这一场已标记为未到场，不能再开始或记录结果。',
    'This meeting was marked as missed. Nothing more can be noted of it.',
  ),
  'meeting.begun': problem(
    409,
    '这一场已经开始，不能标记为未到场。',
    'This meeting has begun, so nobody can be missing.',
  ),
  'delay.begun': problem(
    409,
    '这一场已经开始，只能调整还没开始的场次。',
    'This time has begun. Only what has not can be moved.',
  ),
  'delay.noRoom': problem(
    409,
    '调整后会早于现在、与前一场重叠或超出当天，请换一个分钟数。',
    'It would begin before now or within the time before it, or end on another day. Choose other minutes.',
  ),
  'meeting.notToSettle': problem(
    409,
    '活动结束后、报告定稿前，才能补记没有记录的洽谈；双方已记录结果的不能再改。',
    'Only between the closing of the event and its report, and only of meetings of which neither of the two said anything.',
  ),
  'meeting.tooManyNotes': problem(
    409,
    '每场最多 {count} 条笔记，请先删除不需要的。',
    'A meeting takes at most {count} notes. Remove some first.',
  ),
  'meeting.demandMissing': problem(
    400,
    '双方之间有多条需求，请选择这次谈的是哪一条。',
    'There are several demands between the two. Choose which one this was about.',
  ),
  'meeting.demandUnknown': problem(
    404,
    '没有找到这条需求，请重新选择。',
    'There is no such demand between the two. Choose again.',
  ),
  'meeting.outcomeStands': problem(
    409,
    '意向已经记入对接，后续变化请在对接页面更新。',
    'The intent is in the introduction already. Say there what becomes of it.',
  ),
  'question.tooMany': problem(
    409,
    '贵单位已有 {count} 个问题在等待，请等主办方处理后再提。',
    'Your organisation has {count} questions waiting. Ask again once the organiser has dealt with them.',
  ),
  'poll.tooMany': problem(409, '每场活动最多 {count} 个投票。', 'An event takes at most {count} votes.'),
  'poll.closed': problem(409, '投票已经结束。', 'This vote is over.'),
  'poll.notYours': problem(
    403,
    '这一票应由本人用自己的账号投。',
    'This vote is for that person to give, signed in as themselves.',
  ),
  'poll.notHere': problem(409, '签到后才能投票。', 'Check in first, then vote.'),
  'fillIn.gone': problem(
    409,
    '这个时段已经安排给别人，或者时间已过。',
    'This time was taken by others, or is over.',
  ),
  'checkIn.notOpen': problem(
    409,
    '现在不能签到：日程发布后到活动结束前可以签到。',
    'Check-in is open from the publishing of the timetable until the event is closed.',
  ),
  'checkIn.online': problem(
    409,
    '线上活动不需要签到：约定的时间到了即可在自己的日程里开始洽谈。',
    'An event online has no check-in: people start their meetings from their own day once it is time.',
  ),
  'checkIn.unknownCode': problem(
    404,
    '这个码不属于本次活动。请按姓名查找，或核对胸牌是否为本次活动的。',
    'This code is not of this event. Look the person up by name, or check that the badge is of this event.',
  ),
  'checkIn.notApproved': problem(
    409,
    '这家单位的报名还没有通过，请先在报名里审批，或按现场报名登记。',
    'This organisation’s registration is not approved. Approve it first, or register a walk-in.',
  ),
  'wish.closed': problem(409, '现在不能修改意向。', 'Wishes cannot be changed now.'),
  'wish.tooManyMusts': problem(
    409,
    '“必见”最多选 {count} 个，请先取消一个。',
    'At most {count} can be “must meet”. Take one back first.',
  ),
  'wish.tooMany': problem(409, '意向最多 {count} 条。', 'There can be at most {count} wishes.'),
  'timetable.tooEarly': problem(
    409,
    '请先结束报名、进入意向阶段，再排日程。',
    'Close registration first: the timetable is made once wishes are being gathered.',
  ),
  'timetable.over': problem(
    409,
    '活动已结束，日程不能再改。',
    'The event is over. Its timetable stays as it is.',
  ),
  'timetable.inTheMaking': problem(
    409,
    '正在排日程，请等它完成或先取消。',
    'The timetable is being made. Wait until it is done, or cancel that first.',
  ),
  'timetable.busy': problem(
    503,
    '现在有多场活动在排日程，请过一会再试。',
    'Several timetables are being made right now. Try again in a moment.',
  ),
  'timetable.none': problem(409, '还没有日程。', 'There is no timetable yet.'),
  'timetable.conflict': problem(
    409,
    '这样会有冲突，没有保存。',
    'That would conflict with something. Nothing was saved.',
  ),
  'timetable.stranded': problem(
    409,
    '有 {count} 场会面的时段、桌位或人员已不在，请先调整。',
    '{count} meetings have lost their slot, their table or one of their people. Move them first.',
  ),
  'timetable.nothingToPublish': problem(409, '没有要发布的变更。', 'There is nothing to publish.'),
  'realtime.unknownEvent': problem(404, '没有这种实时事件。', 'There is no such live event.'),
  'realtime.tooManySockets': problem(
    429,
    '您打开的窗口过多，请关闭一些后重试。',
    'You have too many windows open. Close some and try again.',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field of a request: where (path as dotted text), what kind, and what to do, in the reader's language. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

/** What is sent for every error: RFC 9457, with a stable `code`; the same object in a socket acknowledgement. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  instance?: string;
  errors?: FieldProblem[];
  params?: Record<string, string | number>;
}

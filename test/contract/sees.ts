import type { ProblemCode } from '../../shared/problems.ts';
import type { World } from '../support/samples/index.ts';

/**
 * What somebody whom the route's own `access` lets through is answered about a thing of the buyer's:
 * - `ok`: they may;
 * - `hidden`: exactly as if it did not exist;
 * - a code: they may see it, but not do this.
 */
export type Seen = 'ok' | 'hidden' | ProblemCode;
export type Who = keyof World;
/** By persona; `others` is anyone not named. */
export type Sees = Partial<Record<Who, Seen>> & { others: Seen };

/** Answers about the caller alone, so that there is no thing of somebody else to see. */
export const SELF = 'self';

const colleagues = (seen: Seen) => ({ manager: seen, member: seen, viewer: seen });
/** The organisation whose thing it is, and nobody else. */
const OWN: Sees = { buyer: 'ok', ...colleagues('ok'), others: 'hidden' };
/** Both sides of the introduction, or the buyer and a firm that it invited. */
const BOTH: Sees = { ...OWN, supplier: 'ok' };
/** One person: colleagues see it as little as strangers. */
const PERSONAL: Sees = { buyer: 'ok', others: 'hidden' };
/** The supplier's own doing about a demand it is offered; the buyer's own demand is no match for the buyer. */
const SUPPLIERS: Sees = { supplier: 'ok', others: 'hidden' };
/** The bank's own. */
const BANKS: Sees = { bank: 'ok', others: 'hidden' };
/** Whom the supplier offers a piece to; the supplier itself must leave the answer to them. */
const OFFERED: Sees = { stranger: 'ok', supplier: 'bill.notYours', others: 'hidden' };
/** Not a thing of anybody of the world. */
const NOBODY: Sees = { others: 'hidden' };
const EVERYONE: Sees = { others: 'ok' };
/** Only the platform; others are turned away by the table. */
const PLATFORM: Sees = { others: 'ok' };
/** What one side must leave to the other. */
const ASKED: Sees = { ...OWN, supplier: 'introduction.notYours' };
const ASKING: Sees = {
  ...{ supplier: 'ok', buyer: 'introduction.notYours' },
  ...colleagues('introduction.notYours'),
  others: 'hidden',
};

/** Every route of the table: what of a thing of the buyer's each may see or do. */
export const SEES: Record<string, Sees | typeof SELF> = {
  'POST /people': SELF,
  'POST /session': SELF,
  'POST /session/refresh': SELF,
  'POST /session/organisation': PERSONAL,
  'DELETE /session': SELF,
  'GET /sessions': SELF,
  'DELETE /sessions/:id': PERSONAL,
  'DELETE /sessions': SELF,
  'GET /me': SELF,
  'PATCH /me': SELF,
  'POST /me/email/confirmation': SELF,
  // Whoever holds the mail with the token.
  'POST /email-confirmations': EVERYONE,
  'POST /me/password': SELF,
  'POST /password-resets': EVERYONE,
  'POST /password-resets/completion': EVERYONE,
  'POST /me/second-factor': SELF,
  'POST /me/second-factor/activation': SELF,
  'DELETE /me/second-factor': SELF,
  // Outside embedded mode the one is not there, the other empty.
  'GET /dev/mail': { others: 'hidden' },
  'GET /dev/sign-ins': EVERYONE,
  'POST /setup/administrator': EVERYONE,

  'POST /organisations': SELF,
  'GET /organisation': SELF,
  'PATCH /organisation': SELF,
  'POST /organisation/submission': SELF,
  'GET /organisation/members': SELF,
  'PATCH /organisation/members/:id': OWN,
  'DELETE /organisation/members/:id': { ...OWN, member: 'access.denied', viewer: 'access.denied' },
  'GET /organisation/invitations': SELF,
  'POST /organisation/invitations': SELF,
  'DELETE /organisation/invitations/:id': OWN,
  // Whoever it was mailed to, which is none of these, though they hold the token.
  'POST /invitations/acceptance': { others: 'organisation.invitedOther' },
  'POST /claims': EVERYONE,
  'GET /claims': SELF,
  'POST /claims/:id/decision': OWN,
  'GET /admin/organisations': PLATFORM,
  'POST /admin/organisations/:id/verification': PLATFORM,
  'POST /admin/organisations/:id/return': PLATFORM,
  'POST /admin/organisations/:id/suspension': PLATFORM,
  'POST /admin/organisations/:id/reinstatement': PLATFORM,
  'GET /audit': SELF,

  'GET /taxonomy/chains': EVERYONE,
  'GET /taxonomy/chains/:code': EVERYONE,
  'GET /taxonomy/suggestions': EVERYONE,
  'PUT /taxonomy/chains/:code': PLATFORM,

  // The buyer is verified, so every member of any organisation finds it.
  'GET /firms': EVERYONE,
  'GET /firms/:id': EVERYONE,
  'GET /firms/:id/files/:fileId': EVERYONE,
  'GET /organisation/profile': SELF,
  'PUT /organisation/profile': SELF,
  'POST /organisation/profile/logo': SELF,
  'POST /organisation/profile/files': SELF,
  'DELETE /organisation/profile/files/:id': OWN,
  'GET /saved-searches': SELF,
  'POST /saved-searches': SELF,
  'PATCH /saved-searches/:id': PERSONAL,
  'DELETE /saved-searches/:id': PERSONAL,

  // Sheets of demands: not the platform's.
  'GET /import-templates/:kind': { admin: 'import.notAllowed', others: 'ok' },
  'POST /imports': { admin: 'import.notAllowed', others: 'ok' },
  'GET /imports': SELF,
  'GET /imports/:id': OWN,
  'GET /imports/:id/rows': OWN,
  'GET /imports/:id/errors': OWN,
  'PUT /imports/:id/mapping': OWN,
  'POST /imports/:id/application': OWN,
  'DELETE /imports/:id': OWN,

  // Demands of the samples are open and invite the supplier alone.
  'GET /organisation/demands': SELF,
  'GET /demands': SELF,
  'POST /demands': SELF,
  'GET /demands/:id': BOTH,
  'PUT /demands/:id': OWN,
  'DELETE /demands/:id': OWN,
  'POST /demands/:id/copy': OWN,
  'POST /demands/:id/opening': OWN,
  'POST /demands/:id/pause': OWN,
  'POST /demands/:id/resumption': OWN,
  'POST /demands/:id/closure': OWN,
  'POST /demands/:id/fulfilment': OWN,
  'POST /demands/:id/attachments': OWN,
  'GET /demands/:id/attachments/:fileId': BOTH,
  'DELETE /demands/:id/attachments/:fileId': OWN,

  'GET /demands/:id/matches': OWN,
  'GET /demands/:id/comparison': OWN,
  'GET /demands/:id/matches/:firmId': OWN,
  'PUT /demands/:id/matches/:firmId/dismissal': OWN,
  'DELETE /demands/:id/matches/:firmId/dismissal': OWN,
  'GET /demands/:id/dismissals': OWN,
  'GET /matches': SELF,
  'GET /matches/:id': SUPPLIERS,
  'PUT /matches/:id/dismissal': SUPPLIERS,
  'DELETE /matches/:id/dismissal': SUPPLIERS,
  'GET /match-dismissals': SELF,
  'GET /match-settings': SELF,
  'PUT /match-settings': SELF,

  'POST /introductions': {
    // Its own demand: the buyer must say for which firm.
    ...{ buyer: 'introduction.firmMissing', ...colleagues('introduction.firmMissing') },
    ...{ supplier: 'ok', others: 'hidden' },
  },
  'GET /introductions': SELF,
  'GET /introductions/:id': BOTH,
  'GET /introductions/:id/contact': BOTH,
  'POST /introductions/:id/acceptance': ASKED,
  'POST /introductions/:id/decline': ASKED,
  'POST /introductions/:id/withdrawal': ASKING,
  'POST /introductions/:id/meeting': BOTH,
  'POST /introductions/:id/intent': BOTH,
  'POST /introductions/:id/signing': BOTH,
  'POST /introductions/:id/landing': BOTH,
  'POST /introductions/:id/closing': BOTH,
  'PUT /introductions/:id/next-step': BOTH,

  'GET /conversations': SELF,
  'GET /unread': SELF,
  'GET /conversations/:id': BOTH,
  'GET /conversations/:id/messages': BOTH,
  'POST /conversations/:id/messages': BOTH,
  'PUT /conversations/:id/read': BOTH,
  'PUT /conversations/:id/mute': BOTH,
  'POST /conversations/:id/files': BOTH,
  'GET /conversations/:id/files/:fileId': BOTH,
  'POST /conversations/:id/reports': BOTH,
  'GET /messages': SELF,
  'GET /admin/message-reports': PLATFORM,
  'GET /admin/message-reports/count': PLATFORM,
  'POST /admin/message-reports/:id/decision': PLATFORM,

  // Products of the samples are published, quotas are the bank's alone.
  'GET /credit-products': SELF,
  'GET /organisation/credit-products': SELF,
  'POST /credit-products': SELF,
  'GET /credit-products/:id': EVERYONE,
  'PUT /credit-products/:id': BANKS,
  'POST /credit-products/:id/publication': BANKS,
  'POST /credit-products/:id/pause': BANKS,
  'POST /credit-products/:id/end': BANKS,
  'POST /credit-products/rule-trial': SELF,
  'GET /quotas': SELF,
  // With the bank's own product, which is nobody else's to name.
  'POST /quotas': { bank: 'ok', others: 'quota.productUnknown' },
  'PUT /quotas/:id': BANKS,
  'GET /finance/lpr': EVERYONE,
  'PUT /finance/lpr/:date': PLATFORM,
  // The buyer's needs; those offered consent to the bank.
  'GET /credit-needs': SELF,
  'POST /credit-needs': SELF,
  'GET /credit-needs/:id': OWN,
  'PUT /credit-needs/:id': OWN,
  'POST /credit-needs/:id/opening': OWN,
  'POST /credit-needs/:id/closing': OWN,
  'GET /credit-needs/:id/matches': OWN,
  'GET /credit-needs/:id/consents': OWN,
  'POST /credit-needs/:id/consents': OWN,
  'POST /credit-needs/:id/consents/:consentId/withdrawal': OWN,
  'POST /credit-needs/:id/documents': OWN,
  'DELETE /credit-needs/:id/documents/:fileId': OWN,
  'GET /credit-needs/:id/documents/:fileId': { ...OWN, bank: 'ok' },
  'GET /offered-needs': SELF,
  // Numbers alone.
  'GET /finance/figures': EVERYONE,
  'GET /finance/figures/sheet': EVERYONE,
  'GET /finance/own-figures': SELF,
  'GET /offered-needs/:id': BANKS,
  // The buyer's applications to the bank: no other bank learns that they exist.
  'POST /credit-applications': OWN,
  'GET /credit-applications': SELF,
  'GET /credit-applications/:id': { ...OWN, bank: 'ok' },
  'POST /credit-applications/:id/assignment': BANKS,
  'POST /credit-applications/:id/document-requests': BANKS,
  'POST /credit-applications/:id/documents': OWN,
  'GET /credit-applications/:id/documents/:fileId': { ...OWN, bank: 'ok' },
  // As the bank takes it up; the firm has nothing to answer yet.
  'POST /credit-applications/:id/review': {
    ...{ bank: 'ok', buyer: 'state.conflict' },
    ...colleagues('state.conflict'),
    others: 'hidden',
  },
  'POST /credit-applications/:id/offer': BANKS,
  'POST /credit-applications/:id/acceptance': OWN,
  'POST /credit-applications/:id/decline': BANKS,
  'POST /credit-applications/:id/withdrawal': OWN,
  'POST /credit-applications/:id/drawdown': BANKS,
  'POST /credit-applications/:id/follow-ups': BANKS,
  // The supplier uploaded it, the buyer owes it.
  'POST /receivables': SELF,
  'GET /receivables': SELF,
  'GET /receivables/:id': BOTH,
  'POST /receivables/:id/confirmation': OWN,
  'POST /receivables/confirmations': OWN,
  'POST /receivables/:id/dispute': OWN,
  'POST /receivables/:id/withdrawal': {
    ...{ supplier: 'ok', buyer: 'receivable.notYours' },
    ...colleagues('receivable.notYours'),
    others: 'hidden',
  },
  'POST /receivables/:id/settlement': OWN,

  // Bills of the samples are issued by the buyer to the supplier, and offered to the stranger or the bank.
  'POST /bills': OWN,
  'GET /bills': SELF,
  'GET /bills/:id': BOTH,
  'GET /bill-banks': EVERYONE,
  'POST /bills/:id/pieces/:pieceId/split': SUPPLIERS,
  'POST /bills/:id/pieces/:pieceId/endorsement': SUPPLIERS,
  'POST /bills/:id/pieces/:pieceId/discount': SUPPLIERS,
  'POST /bills/:id/pieces/:pieceId/quote': BANKS,
  'POST /bills/:id/pieces/:pieceId/acceptance': OFFERED,
  'POST /bills/:id/pieces/:pieceId/refusal': OFFERED,
  'POST /bills/:id/pieces/:pieceId/return': { supplier: 'ok', stranger: 'bill.notYours', others: 'hidden' },
  'POST /bills/:id/settlement': OWN,
  'POST /bills/:id/cancellation': BOTH,
  'DELETE /bills/:id/cancellation': BOTH,

  // Events of the samples are another organiser's; the buyer is on the team by person, so its colleagues are not.
  'GET /events': SELF,
  'POST /events': SELF,
  'GET /events/:id': PERSONAL,
  'PUT /events/:id': PERSONAL,
  'DELETE /events/:id': NOBODY,
  'POST /events/:id/copy': NOBODY,
  'POST /events/:id/step': PERSONAL,
  'POST /events/:id/cancellation': NOBODY,
  'POST /events/:id/team': NOBODY,
  'DELETE /events/:id/team/:personId': NOBODY,
  'GET /events/:id/registrations': PERSONAL,
  'GET /events/:id/registrations/:registrationId': PERSONAL,
  'POST /events/:id/registrations/decisions': PERSONAL,
  'POST /events/:id/walk-ins': PERSONAL,
  'PUT /events/:id/attendees/:attendeeId/table': PERSONAL,
  'GET /events/:id/registration-sheet': PERSONAL,
  'GET /events/:id/invitations': PERSONAL,
  'POST /events/:id/invitations': PERSONAL,
  'GET /events/:id/messages': PERSONAL,
  'POST /events/:id/messages': PERSONAL,
  'POST /events/:id/invitations/sheet': PERSONAL,
  // What is shown to all says nothing of who comes.
  'GET /public-events': EVERYONE,
  // Of the buyer's organisation at an event it comes to.
  'GET /events/:id/participants': OWN,
  'GET /events/:id/suggestions': OWN,
  'GET /events/:id/wishes': OWN,
  'PUT /events/:id/wishes/:registrationId': OWN,
  'DELETE /events/:id/wishes/:registrationId': OWN,
  'GET /events/:id/own-timetable': OWN,
  // Of an event that the buyer, as a person, organises with others.
  'GET /events/:id/timetable': PERSONAL,
  'GET /events/:id/timetable-sheet': PERSONAL,
  'POST /events/:id/timetable/solving': PERSONAL,
  'GET /events/:id/timetable/solving': PERSONAL,
  'DELETE /events/:id/timetable/solving': PERSONAL,
  'POST /events/:id/timetable/preview': PERSONAL,
  'POST /events/:id/timetable/steps': PERSONAL,
  'GET /events/:id/timetable/partners': PERSONAL,
  'GET /events/:id/timetable/changes': PERSONAL,
  'POST /events/:id/timetable/publication': PERSONAL,
  'GET /public-events/:code': EVERYONE,
  'POST /public-events/:code/registration': EVERYONE,
  'GET /event-registrations': SELF,
  'GET /events/:id/report': PERSONAL,
  'GET /events/:id/report-sheet': PERSONAL,
  'GET /events/:id/prints': PERSONAL,
  // Of those the buyer's organisation was at.
  'GET /events/:id/feedback': OWN,
  'PUT /events/:id/feedback': OWN,
  'GET /events/:id/own-timetable.ics': OWN,
  'GET /event-registrations/:id': OWN,
  'PUT /event-registrations/:id': OWN,
  'POST /event-registrations/:id/withdrawal': OWN,
  // The day of an event on whose team the buyer is, by person; its board to all of an organisation with a place there.
  'GET /event-boards/:code': EVERYONE,
  'GET /events/:id/board': OWN,
  'GET /events/:id/day': PERSONAL,
  'PUT /events/:id/day': PERSONAL,
  'POST /events/:id/board-key': PERSONAL,
  'POST /events/:id/bell': PERSONAL,
  'POST /events/:id/announcements': PERSONAL,
  'DELETE /events/:id/announcement': PERSONAL,
  'POST /events/:id/delays/preview': PERSONAL,
  'POST /events/:id/delays': PERSONAL,
  'GET /events/:id/desk': PERSONAL,
  'POST /events/:id/check-ins': PERSONAL,
  'POST /events/:id/check-ins/:attendeeId/undo': PERSONAL,
  'GET /events/:id/meetings': PERSONAL,
  // A meeting of the two; a note is one side's own, and whom one misses is the other.
  'GET /events/:id/own-day': BOTH,
  'POST /events/:id/meetings/:meetingId/start': BOTH,
  'POST /events/:id/meetings/:meetingId/notes': BOTH,
  'DELETE /events/:id/meetings/:meetingId/notes/:noteId': OWN,
  'POST /events/:id/meetings/:meetingId/outcome': BOTH,
  'POST /events/:id/meetings/:meetingId/settlement': PERSONAL,
  'POST /events/:id/meetings/:meetingId/absence': {
    ...{ buyer: 'ok', manager: 'ok', member: 'ok', viewer: 'access.denied' },
    others: 'hidden',
  },
  'POST /events/:id/fill-ins/:fillInId/acceptance': BOTH,
  'GET /events/:id/questions': PERSONAL,
  'POST /events/:id/questions': BOTH,
  'POST /events/:id/questions/:questionId/decision': PERSONAL,
  'GET /events/:id/polls': PERSONAL,
  'POST /events/:id/polls': PERSONAL,
  'POST /events/:id/polls/:pollId/step': PERSONAL,
  'PUT /events/:id/board-poll': PERSONAL,
  // Of a person without a sign-in, so that a colleague gives it.
  'PUT /events/:id/polls/:pollId/ballot': { ...OWN, viewer: 'access.denied' },

  'GET /notifications': SELF,
  'POST /notifications/reading': SELF,
  'GET /notification-settings': SELF,
  'PUT /notification-settings': SELF,
};

/** The same for every event, about a conversation of the two, or an event. */
export const EVENT_SEES: Record<string, Sees | typeof SELF> = {
  'auth:renew': SELF,
  'conversation:join': BOTH,
  // Leaving tells nothing: whoever is not in it has left it.
  'conversation:leave': EVERYONE,
  'message:send': BOTH,
  'message:list': BOTH,
  'message:read': BOTH,
  typing: BOTH,
  // Of an event at which the buyer's organisation has a place.
  'event:follow': OWN,
  'event:unfollow': EVERYONE,
};

export const OWN_ONLY = OWN;
export const BOTH_SIDES = BOTH;

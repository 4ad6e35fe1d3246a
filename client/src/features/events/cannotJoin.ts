import { ATTENDING_KINDS } from '../../../../shared/eventSides.ts';
import { acting, actsAs, hasRole, session } from '../../app/session.ts';

/** What keeps the person from registering for their organisation, as a key of the texts; null where nothing does. */
export function cannotJoin(): 'joinFirst' | 'notForYou' | 'verifyFirst' | 'membersOnly' | null {
  if (!session.me) return null;
  if (!acting.value) return 'joinFirst';
  if (!actsAs(...ATTENDING_KINDS)) return 'notForYou';
  if (acting.value.organisation.status !== 'verified') return 'verifyFirst';
  return hasRole('member') ? null : 'membersOnly';
}

/** Where somebody goes who cannot register yet: what stands on the way, with its text; null where only others can help. */
export function wayToJoin(code: string): { to: string; text: 'goStart' | 'goVerify' } | null {
  const cannot = cannotJoin();
  if (cannot === 'joinFirst') return { to: `/start?to=/e/${code}`, text: 'goStart' };
  return cannot === 'verifyFirst' ? { to: '/organisation', text: 'goVerify' } : null;
}

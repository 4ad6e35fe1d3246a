import { computed } from 'vue';
import { acting, actsAs, hasRole } from './session.ts';

export interface NavigationItem {
  to: string;
  /** Key under `nav` of the common texts. */
  text: string;
  /** Key of a shorter name, where the room under a thumb is too narrow. */
  brief?: string;
  /** Path of a 24-unit drawing, stroked. */
  icon: string;
  /** What one works on, what has to do with money, or what one keeps in order now and then. */
  group: 'work' | 'finance' | 'house';
}

const ICONS = {
  home: 'M4 11l8-7 8 7v9H4z M10 20v-6h4v6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16 16l5 5',
  match: 'M8 12a4 4 0 0 1 4-4h5a4 4 0 0 1 0 8h-2 M16 12a4 4 0 0 1-4 4H7a4 4 0 0 1 0-8h2',
  demand: 'M6 3h12v18H6z M9 8h6 M9 12h6 M9 16h4',
  bridge: 'M3 18C7 8 17 8 21 18 M3 18h18 M8 12v6 M16 12v6 M12 10.5V18',
  talk: 'M4 5h16v11H10l-5 4v-4H4z',
  building: 'M5 21V4h9v17 M14 9h5v12 M8 8h3 M8 12h3 M8 16h3 M3 21h18',
  check: 'M5 12l4 4 10-10',
  card: 'M4 5h16v14H4z M8 10h3v4H8z M14 10h3 M14 14h3',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M12 8v4l3 2',
  upload: 'M12 16V4 M7 9l5-5 5 5 M4 20h16',
  chain: 'M4 7h7v4H4z M13 13h7v4h-7z M11 9h4v4',
  hall: 'M4 10l8-6 8 6v10H4z M8 20v-5h8v5 M8 11h8',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  coins: 'M4 7h16v11H4z M4 11h16 M8 15h4',
  percent: 'M6 18L18 6 M6 6h3v3H6z M15 15h3v3h-3z',
  need: 'M4 7h16v11H4z M12 10v5 M9.5 12.5h5',
  stamp: 'M6 3h9l4 4v14H6z M9 12l2 2 4-4 M9 18h6',
  chart: 'M4 20h16 M7 20v-7 M12 20V6 M17 20v-4',
  gauge: 'M4 17a8 8 0 1 1 16 0 M12 17l4-6',
  bill: 'M4 6h16v12H4z M8 10h8 M8 14h3',
  receivable: 'M5 4h10l4 4v12H5z M15 4v4h4 M9 12h6 M9 16l2 2 4-4',
  calculator: 'M6 3h12v18H6z M9 7h6 M9 12h1 M14 12h1 M9 16h1 M14 16h1',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4z M10 21h4',
};

/** What the acting organisation works with, most used first. */
export const navigation = computed<NavigationItem[]>(() => {
  const firm = actsAs('sme', 'anchor');
  // Who acts for no organisation yet is led back to choosing one by every other page.
  const acts = acting.value !== null;
  const bank = actsAs('bank');
  const items: (NavigationItem | false)[] = [
    acts && { to: '/home', text: 'home', icon: ICONS.home, group: 'work' },
    actsAs('admin') && { to: '/admin/queue', text: 'queue', icon: ICONS.check, group: 'work' },
    actsAs('admin') && { to: '/admin/reports', text: 'reports', icon: ICONS.flag, group: 'work' },
    acts && { to: '/firms', text: 'firms', icon: ICONS.search, group: 'work' },
    // A supplier first looks for what it can serve, an anchor for what its own demands have found.
    actsAs('anchor') && { to: '/demands', text: 'demands', icon: ICONS.demand, group: 'work' },
    firm && { to: '/matches', text: 'matches', icon: ICONS.match, brief: 'matchesBrief', group: 'work' },
    actsAs('sme') && { to: '/demands', text: 'demands', icon: ICONS.demand, group: 'work' },
    firm && { to: '/introductions', text: 'introductions', icon: ICONS.bridge, group: 'work' },
    (firm || bank) && { to: '/inbox', text: 'inbox', icon: ICONS.talk, group: 'work' },
    (firm || bank || actsAs('organiser', 'chainOffice')) && {
      to: '/events',
      text: 'events',
      icon: ICONS.hall,
      group: 'work',
    },
    { to: '/notifications', text: 'notifications', icon: ICONS.bell, group: 'work' },
    firm && { to: '/finance/needs', text: 'creditNeeds', icon: ICONS.need, group: 'finance' },
    bank && {
      to: '/finance/offered',
      text: 'offeredNeeds',
      icon: ICONS.need,
      brief: 'offeredNeedsBrief',
      group: 'finance',
    },
    (firm || bank) && {
      to: '/finance/products',
      text: 'creditProducts',
      icon: ICONS.coins,
      brief: 'creditProductsBrief',
      group: 'finance',
    },
    bank && { to: '/finance/quotas', text: 'quotas', icon: ICONS.gauge, group: 'finance' },
    firm && { to: '/receivables', text: 'receivables', icon: ICONS.receivable, group: 'finance' },
    (firm || bank) && { to: '/bills', text: 'bills', icon: ICONS.bill, group: 'finance' },
    (firm || bank) && { to: '/calculator', text: 'calculator', icon: ICONS.calculator, group: 'finance' },
    (firm || bank) && {
      to: '/finance/applications',
      text: 'creditApplications',
      brief: 'creditApplicationsBrief',
      icon: ICONS.stamp,
      group: 'finance',
    },
    (firm || bank || actsAs('organiser', 'chainOffice', 'admin')) && {
      to: '/finance/figures',
      text: 'creditFigures',
      icon: ICONS.chart,
      group: 'finance',
    },
    firm && { to: '/profile', text: 'profile', icon: ICONS.card, group: 'house' },
    acts && { to: '/organisation', text: 'organisation', icon: ICONS.building, group: 'house' },
    actsAs('admin') && { to: '/admin/chains', text: 'taxonomy', icon: ICONS.chain, group: 'house' },
    actsAs('admin', 'bank') && { to: '/finance/lpr', text: 'lpr', icon: ICONS.percent, group: 'house' },
    (actsAs('admin', 'chainOffice') || firm) &&
      hasRole('manager') && { to: '/imports', text: 'imports', icon: ICONS.upload, group: 'house' },
    hasRole('manager') && { to: '/audit', text: 'audit', icon: ICONS.clock, group: 'house' },
  ];
  return items.filter((item) => item !== false);
});

/** What a thumb reaches at the bottom of a phone: what one comes back to through the day; the rest is in the menu. */
export const thumbs = computed<NavigationItem[]>(() => {
  const names = actsAs('sme', 'anchor')
    ? ['home', actsAs('anchor') ? 'demands' : 'matches', 'introductions', 'inbox']
    : actsAs('bank')
      ? ['home', 'offeredNeeds', 'creditApplications', 'notifications']
      : ['home', actsAs('admin') ? 'queue' : 'events', 'firms', 'notifications'];
  return navigation.value.filter((item) => names.includes(item.text));
});

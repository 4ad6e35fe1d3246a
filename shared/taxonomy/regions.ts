import type { Bilingual } from '../locale.ts';
import { GUANGDONG } from './regions/guangdong.ts';
import { NORTH_AND_EAST } from './regions/northEast.ts';
import { PROVINCES } from './regions/provinces.ts';
import { SOUTH_AND_WEST } from './regions/southWest.ts';

/** An administrative division by its GB/T 2260 code, at its approximate centre (degrees, two decimals). */
export interface Region {
  code: string;
  name: Bilingual;
  /** The division above it; null for a province. */
  parent: string | null;
  lat: number;
  lon: number;
}

/** The codes a code lies within, widest first, itself last: 440106 → 440000, 440100, 440106. */
function lineage(code: string): string[] {
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])];
}

function readRegions(): Region[] {
  const lines = [PROVINCES, NORTH_AND_EAST, SOUTH_AND_WEST, GUANGDONG].join('\n').split('\n').filter(Boolean);
  const codes = new Set(lines.map((line) => line.slice(0, 6)));
  return lines
    .map((line) => {
      const [code = '', zh = '', en = '', lat, lon] = line.split(' ');
      // A county run by its province (429004 仙桃) has no prefecture above it.
      const parent = lineage(code).filter((each) => each !== code && codes.has(each));
      return {
        code,
        name: { zh, en: en.replaceAll('_', ' ') },
        parent: parent.at(-1) ?? null,
        lat: Number(lat),
        lon: Number(lon),
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** All provinces and prefectures, and the districts of Guangzhou, Shenzhen and Foshan, by code. */
export const REGIONS: readonly Region[] = readRegions();

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));
const CODE = /^[1-9]\d{5}$/;
const EARTH_RADIUS_KM = 6371;

/** A region by its code; undefined for a code that is not listed. */
export function regionByCode(code: string): Region | undefined {
  return BY_CODE.get(code);
}

/** The smallest listed region that a code lies in: 110108 (not listed) → 北京市. Undefined for no such place. */
export function nearestRegion(code: string): Region | undefined {
  if (!CODE.test(code)) return undefined;
  const listed = lineage(code).findLast((each) => BY_CODE.has(each));
  return listed === undefined ? undefined : BY_CODE.get(listed);
}

/** Province → city → district down to the code; [] for a code that is not listed. */
export function regionPath(code: string): Region[] {
  const region = BY_CODE.get(code);
  if (region === undefined) return [];
  return region.parent === null ? [region] : [...regionPath(region.parent), region];
}

/** The regions directly below one, or the provinces for null. */
export function childRegions(parent: string | null): Region[] {
  return REGIONS.filter((region) => region.parent === parent);
}

/** Whether a code is an ancestor's or lies in it; goes by the digits, so it holds for codes that are not listed. */
export function isWithin(code: string, ancestor: string): boolean {
  return CODE.test(code) && CODE.test(ancestor) && lineage(code).includes(ancestor);
}

/** Kilometres between the centres of two regions (great circle); null when either place is unknown. */
export function distanceKm(codeA: string, codeB: string): number | null {
  const a = nearestRegion(codeA);
  const b = nearestRegion(codeB);
  if (a === undefined || b === undefined) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(radians(b.lat - a.lat) / 2);
  const halfLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLon ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Endings that people leave out: 广州 for 广州市, 广西 for 广西壮族自治区. */
const ENDING = /(省|市|区|盟|地区|特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|[一-龥]*族自治州)$/;
/** What follows a place's bare name when it is a street's: 中山大道, 北京路, 南京东路. */
const STREET = /^([东南西北中]?[一二三四五六七八九十]?[路街道巷]|大[道街])/;
const NAMES = REGIONS.map((region) => ({
  region,
  level: regionPath(region.code).length - 1,
  full: region.name.zh,
  short: region.name.zh.replace(ENDING, ''),
}));

/**
 * The region an address begins with (`广东省广州市天河区中山大道`, `佛山顺德大良`), as deep as is listed; undefined when it
 * begins with none. A district's bare name counts only after its city: 南山 and 白云 are in many towns.
 */
export function regionInText(text: string): Region | undefined {
  let rest = text.normalize('NFKC').replace(/\s/g, '').replace(/^中国/, '');
  let found: Region | undefined;
  for (let level = 0; level < 3; level++) {
    const parent = found;
    const within = NAMES.filter(({ region }) => parent === undefined || isWithin(region.code, parent.code));
    const named = within.find(({ full }) => rest.startsWith(full));
    const next =
      named ??
      within.find(
        ({ level: own, short }) =>
          own === level &&
          short.length > 1 &&
          (own < 2 || parent !== undefined) &&
          rest.startsWith(short) &&
          !STREET.test(rest.slice(short.length)),
      );
    if (next === undefined || next.region === found) continue;
    found = next.region;
    rest = rest.slice(next === named ? next.full.length : next.short.length);
  }
  return found;
}

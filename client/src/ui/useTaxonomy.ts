import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { CERTIFICATE_NAMES } from '../../../shared/taxonomy/certificateNames.ts';
import { regionByCode, REGIONS } from '../../../shared/taxonomy/regions.ts';
import { TIERS } from '../../../shared/taxonomy/tiers.ts';
import { UNITS } from '../../../shared/taxonomy/units.ts';
import { api } from '../app/api.ts';
import { locale, words } from '../i18n/index.ts';

const option = (one: { code: string; name: { zh: string; en: string } }) => ({
  code: one.code,
  name: words(one.name),
});

/** The taxonomy as forms and lists need it: options in the reader's language, and names of codes. */
export function useTaxonomy() {
  const chainsQuery = useQuery({
    queryKey: ['taxonomy'],
    queryFn: () => api('GET /taxonomy/chains'),
    staleTime: 600_000,
  });
  const chains = computed(() => chainsQuery.data.value?.items ?? []);
  const named = <T extends { code: string; name: { zh: string; en: string } }>(
    list: readonly T[],
    code: string,
  ) => words(list.find((one) => one.code === code)?.name) || code;
  return {
    chains,
    chainOptions: computed(() => chains.value.map(option)),
    segmentsOf: (chain: string) => chains.value.find((c) => c.code === chain)?.segments.map(option) ?? [],
    certificates: computed(() => CERTIFICATE_NAMES.map(option)),
    tiers: computed(() => TIERS.map(option)),
    units: computed(() => UNITS.map(option)),
    /** Provinces, then the cities of Guangdong with their districts: the lists people choose from. */
    regions: computed(() => REGIONS.map((r) => ({ code: r.code, name: regionName(r.code) }))),
    chainName: (code: string) => named(chains.value, code),
    segmentName: (code: string) =>
      named(
        chains.value.flatMap((c) => c.segments),
        code,
      ),
    /** A segment with the chain it is of. */
    placeName: (segment: string) =>
      `${named(chains.value, segment.split('.')[0]!)} · ${named(
        chains.value.flatMap((c) => c.segments),
        segment,
      )}`,
    certificateName: (code: string) => named(CERTIFICATE_NAMES, code),
    tierName: (code: string) => named(TIERS, code),
    unitName: (code: string) => named(UNITS, code),
    /** 20,000 件 */
    quantityText: (quantity: { amount: number; unit: string }) =>
      `${quantity.amount.toLocaleString(locale.value)} ${named(UNITS, quantity.unit)}`,
    regionName,
  };
}

/** A region with the one it lies in: 广州市 黄埔区. */
export function regionName(code: string | null): string {
  const region = code ? regionByCode(code) : undefined;
  if (!region) return code ?? '';
  const parent = region.parent ? regionByCode(region.parent) : undefined;
  return parent ? `${words(parent.name)} ${words(region.name)}` : words(region.name);
}

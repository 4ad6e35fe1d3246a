import type { Firm, FirmProfileInput } from '../../../../shared/schemas/firm.ts';
import type { Versioned } from '../../ui/conflict.ts';

/** What of a firm is written in the form of its profile. */
export function inputOf({ profile }: Firm): FirmProfileInput {
  const { sizeClass: _size, logo: _logo, files: _files, ...input } = profile;
  return JSON.parse(JSON.stringify(input)) as FirmProfileInput;
}

export const draftOf = (firm: Firm): Versioned<FirmProfileInput> => ({
  content: inputOf(firm),
  base: inputOf(firm),
  version: firm.version,
});

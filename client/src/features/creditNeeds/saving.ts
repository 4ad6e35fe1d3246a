import type { CreditNeed } from '../../../../shared/schemas/creditNeed.ts';
import { api } from '../../app/api.ts';
import type { Saving } from '../../ui/useSaveDraft.ts';
import { draftOf, inputOf, type NeedDraft } from './form.ts';

/** How a credit need is saved. */
export const needSaving: Saving<CreditNeed, NeedDraft> = {
  create: ({ content }, key) => api('POST /credit-needs', { body: inputOf(content), key }),
  change: (id, { content, version }) =>
    api('PUT /credit-needs/:id', { params: { id }, body: inputOf(content), ifMatch: version }),
  read: (id) => api('GET /credit-needs/:id', { params: { id } }),
  open: (id, key) => api('POST /credit-needs/:id/opening', { params: { id }, key }),
  addFile: (id, file) => api('POST /credit-needs/:id/documents', { params: { id }, file }),
  removeFile: (id, fileId) => api('DELETE /credit-needs/:id/documents/:fileId', { params: { id, fileId } }),
  draftOf,
  kept: { one: 'creditNeed', lists: ['creditNeeds'] },
  path: (id) => `/finance/needs/${id}`,
};

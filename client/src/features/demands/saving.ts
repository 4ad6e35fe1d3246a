import type { Demand } from '../../../../shared/schemas/demand.ts';
import { api } from '../../app/api.ts';
import type { Saving } from '../../ui/useSaveDraft.ts';
import { checkDemand } from './checkDemand.ts';
import { draftOf, type DemandDraft } from './form.ts';

/** How a demand is saved; what its schema refuses is said before it leaves, in the words of `t`. */
export const demandSaving = (t: (key: string) => string): Saving<Demand, DemandDraft> => ({
  create: async ({ content }, key) => {
    checkDemand(content, t);
    return api('POST /demands', { body: content, key });
  },
  change: async (id, { content, version }) => {
    checkDemand(content, t);
    return api('PUT /demands/:id', { params: { id }, body: content, ifMatch: version });
  },
  read: (id) => api('GET /demands/:id', { params: { id } }),
  open: (id, key) => api('POST /demands/:id/opening', { params: { id }, key }),
  addFile: (id, file) => api('POST /demands/:id/attachments', { params: { id }, file }),
  removeFile: (id, fileId) => api('DELETE /demands/:id/attachments/:fileId', { params: { id, fileId } }),
  draftOf,
  kept: { one: 'demand', lists: ['demands', 'matches'] },
  path: (id) => `/demands/${id}`,
});

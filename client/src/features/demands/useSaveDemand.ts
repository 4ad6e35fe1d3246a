import { useQueryClient } from '@tanstack/vue-query';
import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { Demand } from '../../../../shared/schemas/demand.ts';
import { api, ApiProblem, submitKey } from '../../app/api.ts';
import { ElMessage } from '../../ui/element.ts';
import { useFileChanges } from '../../ui/useFileChanges.ts';
import { useSubmit } from '../../ui/useSubmit.ts';
import { checkDemand } from './checkDemand.ts';
import { draftOf, type DemandDraft } from './form.ts';

/**
 * Saves what the form holds, its files after it, and opens it when asked. Each part that succeeded stays done: a
 * refusal later leaves a saved draft, and the next try goes on from there.
 */
export function useSaveDemand(
  /** As the server has it; null until it was saved once. */
  saved: Ref<Demand | null>,
  draft: Ref<DemandDraft>,
  kept: { clear: () => void },
  t: (key: string, params?: Record<string, unknown>) => string,
) {
  const router = useRouter();
  const client = useQueryClient();
  const { added, removed, fileProblem, saveFiles } = useFileChanges<Demand>(
    (id, file) => api('POST /demands/:id/attachments', { params: { id }, file }),
    (id, fileId) => api('DELETE /demands/:id/attachments/:fileId', { params: { id, fileId } }),
    (named) => t('fileFailed', named),
  );
  /** What a colleague saved meanwhile. */
  const theirs = ref<Demand | null>(null);

  async function saveContent(key: string): Promise<Demand> {
    const { content, version } = draft.value;
    checkDemand(content, t);
    if (!saved.value) return api('POST /demands', { body: content, key });
    const params = { id: saved.value.id };
    try {
      return await api('PUT /demands/:id', { params, body: content, ifMatch: version });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'resource.changed')
        theirs.value = await api('GET /demands/:id', { params });
      throw error;
    }
  }

  const take = (now: Demand) => {
    saved.value = now;
    draft.value = draftOf(now);
  };

  const submit = useSubmit(async (key: string, open: boolean) => {
    theirs.value = null;
    fileProblem.value = '';
    take(await saveContent(key));
    kept.clear();
    take(await saveFiles(saved.value!));
    const { id } = saved.value!;
    try {
      if (open && !fileProblem.value)
        take(await api('POST /demands/:id/opening', { params: { id }, key: submitKey() }));
    } catch (error) {
      ElMessage.warning(t('openFailed'));
      throw error;
    } finally {
      await client.invalidateQueries({ queryKey: ['demands'] });
      void client.invalidateQueries({ queryKey: ['matches'] });
    }
    if (fileProblem.value) return;
    client.setQueryData(['demand', id], saved.value);
    ElMessage.success(t(open ? 'opened' : saved.value!.status === 'draft' ? 'savedDraft' : 'state.saved'));
    await router.push(`/demands/${id}`);
  });

  return { ...submit, added, removed, fileProblem, theirs };
}

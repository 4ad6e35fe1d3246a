import { QueryClient } from '@tanstack/vue-query';
import { ApiProblem } from './api.ts';

/** What was read from the server, kept while it is fresh; refused requests are not tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiProblem) || error.problem.status >= 500),
      refetchOnWindowFocus: true,
    },
  },
});

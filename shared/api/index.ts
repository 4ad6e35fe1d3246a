/** All routes in one type, for the browser: it imports the type only, so that no schema travels with the page. */
export type Api = Record<never, never>;

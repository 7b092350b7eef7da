/** How long what a page is to show is waited for: long only where the machine stands still for others, as nothing is waited for longer than it takes. */
export const patienceMs = 25_000;

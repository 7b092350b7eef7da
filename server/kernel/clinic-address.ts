/** Where a clinic lives, without a path. Nothing of it comes from a request. */
export const clinicAddress = ({ protocol, host }: URL, slug: string): URL => new URL(`${protocol}//${slug}.${host}`);

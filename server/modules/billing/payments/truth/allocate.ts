/** An invoice, and how much of a sum it can take. */
export interface Room {
  readonly invoiceId: string;
  readonly cents: number;
}

/** Shares a sum out over invoices, each in its turn as much as it can take; what fits nowhere is the last one's. */
export function allocate(cents: number, rooms: readonly Room[]): Room[] {
  let left = cents;
  const last = rooms.length - 1;
  return rooms.map(({ invoiceId, cents: room }, place) => {
    const share = place === last ? left : Math.min(left, Math.max(0, room));
    left -= share;
    return { invoiceId, cents: share };
  });
}

/** Cuts a sum in pieces that stand to each other as the weights do, to the cent; where nothing weighs, all is the last one's. */
export function spread(cents: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_, place) => (place === weights.length - 1 ? cents : 0));
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    // Whole products stay exact: a sum has nine digits at most, and so has a weight.
    const until = Number((BigInt(cents) * BigInt(weighed)) / BigInt(whole));
    const piece = until - given;
    given = until;
    return piece;
  });
}

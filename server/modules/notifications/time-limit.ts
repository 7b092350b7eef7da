import { DeliveryFailed } from "../../gateways/delivery-error.ts";

/** The outcome of the work, or a failure when it takes longer. A message may then have gone out after all; its id tells. */
export async function withTimeLimit<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeliveryFailed("TIMED_OUT")), milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

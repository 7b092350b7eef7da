import type { Outcome } from "../../../../kernel/outcome.ts";
import type { MappedBundle } from "../mapping/map-bundle.ts";
import { mapBundle } from "../mapping/map-bundle.ts";
import type { MappingContext } from "../mapping/mapping-context.ts";

/** Without its pauses. */
export function mapAtOnce(bundle: unknown, context: MappingContext): Outcome<MappedBundle> {
  const steps = mapBundle(bundle, context);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

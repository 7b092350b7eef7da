import { showObject } from "../objects/show-object.ts";
import { newId } from "../world/ids.ts";
import type { Owner, World } from "../world/world.ts";
import { secondsNow } from "../world/world.ts";

/** Notes that something happened to an object. Who wants to know is told when events are delivered. */
export function note(world: World, type: string, of: Owner & { readonly id: string }): void {
  const { accountId, live } = of;
  const id = newId("evt_1");
  const object = structuredClone(showObject(world, of.id));
  world.tables.events[id] = { id, accountId, live, created: secondsNow(world), type, object, delivery: "pending" };
}

import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { numberFromRaw } from "./raw-value.ts";

/** What most counts go to: who sees one more knows that there are more. */
export const mostCounted = 1_000;

/** How many rows the query selects. It is looked no further than to one more than `most`, which stands for all that are more. */
export async function countUpTo<Entity extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<Entity>,
  most = mostCounted,
): Promise<number> {
  const found = query.clone().limit(most + 1);
  const row = await manager
    .createQueryBuilder()
    .select("COUNT(*)", "counted")
    .from(`(${found.getQuery()})`, "found")
    .setParameters(found.getParameters())
    .getRawOne<{ counted: string | number }>();
  return numberFromRaw(row?.counted ?? 0);
}

import { In } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { NameActors } from "../../graphql/record-actor.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";

/** The names of API consumers. */
export const nameConsumersIn =
  (database: Database): NameActors =>
  async (clinicId, ids) => {
    const consumers = await database.manager.find(ApiConsumer, { select: { id: true, name: true }, where: { clinicId, id: In([...ids]) } });
    return consumers.map(({ id, name }) => ({ id, name, kind: "CONSUMER" }));
  };

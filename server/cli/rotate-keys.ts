import { loadConfig } from "../config.ts";
import { assemble } from "../start/assemble.ts";
import { run } from "../start/run.ts";
import { tellRotation } from "../start/tell-rotation.ts";

/** `npm run rotate-keys`: writes what lasts anew under the first of SECRET_KEYS, while the product serves. */
void run(async () => {
  const { database, services } = await assemble(loadConfig());
  const say = (text: string): void => console.log(text);
  try {
    let said = "";
    const rotated = await services.rotateKeys(({ name, seen, resealed }) => {
      const turn = Math.floor(seen / 10_000);
      if (turn > 0 && `${name} ${turn}` !== said) say(`  ${name}: ${seen} looked at, ${resealed} written anew…`);
      said = `${name} ${turn}`;
    });
    if (!tellRotation(rotated, services.clock.now(), say)) process.exitCode = 1;
  } finally {
    await database.close();
  }
});

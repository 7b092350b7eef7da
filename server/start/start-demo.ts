import type { Config } from "../config.ts";
import { assemble } from "./assemble.ts";
import { needsDemoStripe, startDemoStripe } from "./demo-stripe.ts";
import { prepareDemo } from "./demo.ts";
import type { Serving } from "./serve.ts";
import { serve } from "./serve.ts";
import { welcome } from "./welcome.ts";

/** The product with made-up clinics, and with stand-ins for all that it needs from outside. */
export async function startDemo(config: Config, say: (text: string) => void): Promise<Serving> {
  const stripe = needsDemoStripe(config) ? await startDemoStripe(config) : null;
  try {
    const assembly = await assemble(stripe?.config ?? config);
    try {
      const tokens = await prepareDemo(assembly, say);
      const serving = await serve(assembly);
      stripe?.tell(serving.port);
      say(welcome(serving.port, tokens, stripe !== null));
      const stop = async (): Promise<void> => {
        await serving.stop();
        await stripe?.stop();
      };
      return { port: serving.port, stop };
    } catch (error) {
      await assembly.database.close();
      throw error;
    }
  } catch (error) {
    await stripe?.stop();
    throw error;
  }
}

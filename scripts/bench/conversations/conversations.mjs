import { StatementRecorder } from "../sign-in/statements.mjs";
import { serveProduct } from "../sign-in/product.mjs";
import { addOpenConversations, fillConversations } from "./fill-conversations.mjs";
import { measureGrowth } from "./growth.mjs";
import { measurePages, repliesOf } from "./pages.mjs";
import { openPatient, openTalkingClinic, signInDesk } from "./talking-clinic.mjs";

const middle = 100_000;

/**
 * Lists, threads, counts and searches at each clinic's size; and the pages of the whole product, at 10⁵ messages or as many as there are, against bare statements.
 * @param {{ url: string, rounds: number, largest: number }} given
 */
export async function benchConversations({ url, rounds, largest }) {
  const recorder = new StatementRecorder();
  const { port, services, stop } = await serveProduct({ url, worker: false, statementLogger: recorder });
  try {
    const sizes = [1_000, middle, largest].filter((size, place, all) => size <= largest && all.indexOf(size) === place);
    const clinics = [];
    for (const size of sizes) clinics.push(await openTalkingClinic(services, size));
    await fillConversations(url, clinics);
    const grown = await measureGrowth({ url, services, recorder, talkings: clinics, rounds });
    const clinic = clinics.find(({ size }) => size === middle) ?? clinics.at(-1);
    if (!clinic) throw new Error("There is no clinic.");
    const { clinicId, replierId } = clinic;
    await addOpenConversations(url, { ...clinic, patientId: replierId }, repliesOf(rounds));
    const cookies = {
      patient: await openPatient(services, clinic),
      replier: await openPatient(services, { clinicId, patientId: replierId }),
      desk: await signInDesk(port, clinic),
    };
    const pages = await measurePages({ url, host: clinic.host, cookies, recorder, recording: port, rounds });
    return { lines: [...grown.lines, "", ...pages.lines], result: { rounds, ms: grown.ms, ofFloor: pages.ofFloor } };
  } finally {
    await stop();
  }
}

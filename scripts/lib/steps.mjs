import { CommandFailed } from "./run.mjs";

const patience = 15_000;

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Announces each step when it begins, shows that time passes, and says how it ended.
 * @param {number} total
 * @param {{ isTTY: boolean, write: (text: string) => unknown }} [out]
 */
export function createSteps(total, out = process.stdout) {
  let place = 0;
  /**
   * @template T
   * @param {string} title
   * @param {(remark: (text: string) => void, tell: (line: string) => void) => T | Promise<T>} work calls `remark` with what is
   *   worth telling at the end, and `tell` with what is worth a line at once
   * @returns {Promise<T>}
   */
  async function step(title, work) {
    const head = `[${++place}/${total}] ${title}`;
    const began = performance.now();
    let remark = "";
    let announced = out.isTTY;
    const announce = () => {
      announced = true;
      out.write(`${head}…\n`);
    };
    /** @param {string} line */
    const tell = (line) => {
      if (!announced) announce();
      out.write(`${out.isTTY ? "\r\x1b[K" : ""}      ${line}\n`);
    };
    const tick = () => out.write(out.isTTY ? `\r\x1b[K${head}… ${seconds(began)}` : `      … ${seconds(began)}\n`);
    /** @param {string} mark */
    const end = (mark) => {
      clearTimeout(announcing);
      clearInterval(ticking);
      const how = [mark, remark, seconds(began)].filter(Boolean).join(" ");
      const start = out.isTTY ? `\r\x1b[K${head}` : announced ? "     " : head;
      out.write(`${start} ${how}\n`);
    };
    // Where lines can't be rewritten, a step that is done at once takes one line and not two.
    const announcing = out.isTTY ? undefined : setTimeout(announce, 100);
    const ticking = setInterval(tick, out.isTTY ? 200 : patience);
    try {
      const result = await work((text) => (remark = text), tell);
      end("✓");
      return result;
    } catch (error) {
      end("✗");
      throw error;
    }
  }

  /** Announces what takes the terminal from here. @param {string} title */
  const last = (title) => void out.write(`[${++place}/${total}] ${title}…\n`);

  return Object.assign(step, { last });
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof CommandFailed) return `${error.output}\n\n${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

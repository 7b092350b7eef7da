/** What the callers met with. */
export class Tally {
  acknowledged = 0;
  reads = 0;
  repeated = 0;
  unseen = 0;
  /** @type {Map<string, number>} */
  errors = new Map();
  /** @type {Set<string>} */
  unexpected = new Set();
  /** @type {number[]} when each write was acknowledged */
  #times = [];
  /** @type {{ name: string, at: number }[]} */
  #phases = [];

  /** @param {string} name */
  begin(name) {
    this.#phases.push({ name, at: performance.now() });
  }

  /** @param {string} _name @param {{ tries: number, writes: boolean, ms: number }} how */
  answered(_name, { tries, writes }) {
    if (tries > 1) this.repeated += 1;
    if (!writes) {
      this.reads += 1;
      return;
    }
    this.acknowledged += 1;
    this.#times.push(performance.now());
  }

  /** @param {string} error @param {boolean} retriable */
  failed(error, retriable) {
    this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
    if (!retriable) this.unexpected.add(error);
  }

  /** Of each phase: how many writes were acknowledged a second, and the longest time without any, in seconds. */
  phases() {
    return this.#phases.map(({ name, at }, place) => {
      const end = this.#phases[place + 1]?.at ?? performance.now();
      const times = this.#times.filter((time) => time >= at && time < end);
      const marks = [at, ...times, end];
      const pauses = marks.slice(1).map((time, index) => time - Number(marks[index]));
      return { name, seconds: (end - at) / 1_000, writes: times.length, longestPause: Math.max(0, ...pauses) / 1_000 };
    });
  }
}

import { WriteLock } from "./write-lock.ts";

test("who comes first is served first, and nobody overtakes", async () => {
  const lock = new WriteLock();
  const order: number[] = [];
  let inside = 0;
  async function take(turn: number): Promise<void> {
    const unlock = await lock.acquire();
    expect((inside += 1)).toBe(1);
    order.push(turn);
    await Promise.resolve();
    inside -= 1;
    unlock();
    // Giving back twice must not open the lock for two.
    unlock();
  }
  const turns = Array.from({ length: 50 }, (_, turn) => turn);
  await Promise.all(turns.map(take));
  expect(order).toEqual(turns);
  await take(50);
});

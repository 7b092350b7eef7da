import { wakeUnseen } from "./wake-unseen.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each([
  [0, 200],
  [0.5, 850],
  [0.999, 1_498],
])("by chance of %d the worker is woken after %d ms, once", (chance, ms) => {
  const wake = jest.fn();
  wakeUnseen(wake, () => chance)();
  jest.advanceTimersByTime(ms - 1);
  expect(wake).not.toHaveBeenCalled();
  jest.advanceTimersByTime(2);
  expect(wake).toHaveBeenCalledTimes(1);
});

import { createRequire } from "node:module";

/**
 * `jest` as test files know it, without what replaces modules: modules are shared, and no test here replaces one.
 * @param {import("./environment.mjs").default} environment
 * @param {string} testPath
 */
export function jestObject({ moduleMocker: mocks, fakeTimersModern: timers }, testPath) {
  const jest = {
    fn: mocks.fn.bind(mocks),
    spyOn: mocks.spyOn.bind(mocks),
    mocked: mocks.mocked.bind(mocks),
    replaceProperty: mocks.replaceProperty.bind(mocks),
    isMockFunction: mocks.isMockFunction.bind(mocks),
    clearAllMocks: () => (mocks.clearAllMocks(), jest),
    resetAllMocks: () => (mocks.resetAllMocks(), jest),
    restoreAllMocks: () => (mocks.restoreAllMocks(), jest),

    /** @param {Parameters<typeof timers.useFakeTimers>[0]} [config] */
    useFakeTimers: (config) => (timers.useFakeTimers(config), jest),
    useRealTimers: () => (timers.useRealTimers(), jest),
    advanceTimersByTime: timers.advanceTimersByTime.bind(timers),
    advanceTimersByTimeAsync: timers.advanceTimersByTimeAsync.bind(timers),
    advanceTimersToNextTimer: timers.advanceTimersToNextTimer.bind(timers),
    advanceTimersToNextTimerAsync: timers.advanceTimersToNextTimerAsync.bind(timers),
    runAllTimers: timers.runAllTimers.bind(timers),
    runAllTimersAsync: timers.runAllTimersAsync.bind(timers),
    runOnlyPendingTimers: timers.runOnlyPendingTimers.bind(timers),
    runOnlyPendingTimersAsync: timers.runOnlyPendingTimersAsync.bind(timers),
    clearAllTimers: timers.clearAllTimers.bind(timers),
    getTimerCount: timers.getTimerCount.bind(timers),
    setSystemTime: timers.setSystemTime.bind(timers),
    getRealSystemTime: timers.getRealSystemTime.bind(timers),

    /** @param {number} milliseconds */
    setTimeout: (milliseconds) => (Object.assign(globalThis, { [Symbol.for("TEST_TIMEOUT_SYMBOL")]: milliseconds }), jest),
    /** @param {number} times @param {{ logErrorsBeforeRetry?: boolean }} [options] */
    retryTimes(times, { logErrorsBeforeRetry = false } = {}) {
      const symbols = { [Symbol.for("RETRY_TIMES")]: times, [Symbol.for("LOG_ERRORS_BEFORE_RETRY")]: logErrorsBeforeRetry };
      Object.assign(globalThis, symbols);
      return jest;
    },
    requireActual: createRequire(testPath),
  };
  return jest;
}

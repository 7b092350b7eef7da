// For tests with a browser, whose time is not ours alone. What failed first is printed, and counted at the end of the run.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

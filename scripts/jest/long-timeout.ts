// A project's own `testTimeout` is ignored by jest 30: only the global one and this call count.
jest.setTimeout(240_000);

jest.retryTimes(1);

let tries = 0;

afterEach(() => {
  expect(tries).toBeLessThan(3);
});

test("a test that fails is run once more where its file asks for it", () => {
  tries += 1;
  expect(tries).toBe(2);
});

import { slugOfHost } from "./clinic-host.ts";

const real = { base: "portail.example", fallback: null };
const demo = { base: "localhost", fallback: "demo" };
const demoElsewhere = { base: "portail.test", fallback: "demo" };

describe("for real, a clinic is the one label in front of the host", () => {
  test.each([
    ["maple.portail.example", "maple"],
    ["maple.portail.example:4000", "maple"],
    ["MAPLE.Portail.EXAMPLE:443", "maple"],
    ["a.portail.example", "a"],
    ["clinic-2.portail.example", "clinic-2"],
    [`${"a".repeat(40)}.portail.example`, "a".repeat(40)],
  ])("%s", (host, slug) => {
    expect(slugOfHost(host, real)).toBe(slug);
  });

  test.each([
    ["nothing", undefined],
    ["an empty host", ""],
    ["the base itself", "portail.example"],
    ["the base with a port", "portail.example:4000"],
    ["no label", ".portail.example"],
    ["two labels", "a.maple.portail.example"],
    ["a host that ends like ours", "mapleportail.example"],
    ["a host that begins like ours", "maple.portail.example.evil.test"],
    ["another host", "evil.test"],
    ["a final dot", "maple.portail.example."],
    ["two ports", "maple.portail.example:80:80"],
    ["a port that is none", "maple.portail.example:x"],
    ["somebody before the host", "maple@portail.example"],
    ["somebody before the label", "x@maple.portail.example"],
    ["a path", "maple.portail.example/x"],
    ["a blank", "ma ple.portail.example"],
    ["a hyphen first", "-maple.portail.example"],
    ["a hyphen last", "maple-.portail.example"],
    ["an underscore", "ma_ple.portail.example"],
    ["an accent", "érable.portail.example"],
    ["a label that is too long", `${"a".repeat(41)}.portail.example`],
    ["two hosts", "maple.portail.example, demo.portail.example"],
    ["this machine", "localhost"],
    ["this machine by number", "127.0.0.1:4000"],
    ["this machine by its other number", "[::1]:4000"],
    ["a clinic on this machine", "maple.localhost"],
  ])("%s names none", (_, host) => {
    expect(slugOfHost(host, real)).toBeNull();
  });
});

describe("in the demo, this machine is the demo clinic", () => {
  test.each([
    ["localhost", "demo"],
    ["localhost:4000", "demo"],
    ["127.0.0.1:4000", "demo"],
    ["[::1]:4000", "demo"],
    ["[::1]", "demo"],
    ["maple.localhost:4000", "maple"],
    ["evil.test", null],
    ["127.0.0.2", null],
    ["maple.127.0.0.1", null],
    ["", null],
  ])("%s is %p", (host, slug) => {
    expect(slugOfHost(host, demo)).toBe(slug);
  });

  test("also where it has a host of its own", () => {
    const slugs = ["portail.test", "maple.portail.test", "localhost", "maple.localhost", "portail.example"].map((host) =>
      slugOfHost(host, demoElsewhere),
    );
    expect(slugs).toEqual(["demo", "maple", "demo", "maple", null]);
  });
});

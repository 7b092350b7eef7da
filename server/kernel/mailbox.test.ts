import { mailboxOf, mailboxOfContact } from "./mailbox.ts";

test.each([
  ["zoe@courriel.example", "zoe@courriel.example"],
  ["zoe+portail@courriel.example", "zoe@courriel.example"],
  ["zoe+a+b@courriel.example", "zoe@courriel.example"],
  ["z.o.e@courriel.example", "z.o.e@courriel.example"],
  ["z.o.e+1@gmail.com", "zoe@gmail.com"],
  ["z.oe@googlemail.com", "zoe@gmail.com"],
  ["zoe@gmail.com.example", "zoe@gmail.com.example"],
  ["+zoe@courriel.example", "+zoe@courriel.example"],
  ["...@gmail.com", "...@gmail.com"],
  ["no address", "no address"],
  ["@nobody", "@nobody"],
])("the mailbox of %s is %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});

test("a number is its own mailbox", () => {
  expect(mailboxOfContact("SMS", "+15145550199")).toBe("+15145550199");
  expect(mailboxOfContact("EMAIL", "zoe+1@courriel.example")).toBe("zoe@courriel.example");
});

// Every screen with nothing, with one of each thing and with thousands: it is drawn and says how much there is, it draws few rows of many, nothing fails,
// nobody else is asked, and axe finds nothing serious, in both themes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { fillers } from "./fill.mjs";
import { Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const one = Object.fromEntries(Object.keys(fillers).map((thing) => [thing, 1]));

// Ten thousand where there may be so many. A stream has 50 tags and 20 consumers at most; a server keeps a thousand calls, and an account has few users,
// tables, functions and groups: so many of these that they come in several pages. Ten thousand streams and shards are no other than thousands.
const much = {
  streams: 1000, records: 10_000, shards: 1000, consumers: 20, tags: 50, tables: 250, items: 10_000, leases: 10_000, functions: 120, users: 1100, groups: 120, lines: 10_000, calls: 1100,
};

/** What each screen says while there is nothing, with one of each thing, and with many. */
const screens = {
  "#/overview": ["No call yet", "2 streams", "1\u202F001 streams"],
  "#/streams": ["There is no stream", "2 streams", "1\u202F001 streams"],
  "#/streams/stream-00000/records": [null, "1 record", "200 records"],
  "#/streams/wide/records": [null, "0 records", "0 records"],
  "#/streams/wide/shards": [null, "shardId-000000000000", "shardId-000000000010"],
  "#/streams/stream-00000/consumers": [null, "reader-0", "reader-19"],
  "#/streams/wide/consumers": [null, "1 leases, 1 open shards", "1000 leases, 1000 open shards"],
  "#/streams/stream-00000/monitoring": [null, "IncomingRecords", "IncomingRecords"],
  "#/streams/stream-00000/config": [null, "tag-0", "tag-49"],
  "#/leases": ["There is no lease table", "1 lease", "10\u202F000 leases"],
  "#/functions": ["There is no function", "1 function", "120 functions"],
  "#/functions/function-00000": [null, "Nothing was written yet", "Nothing was written yet"],
  "#/tables": ["There is no table", "2 tables", "251 tables"],
  "#/tables/table-00000": [null, "1 item", "100 items, and there are more"],
  "#/logs": ["There is no log group", "1 line of the last hour", "200 of the last 10\u202F000 lines of the last hour"],
  "#/calls": ["No call yet", "1 of the last 1;", "200 of the last 200;"],
  "#/iam": ["There is neither", "1 user, 1 role", "1\u202F100 users, 1 role"],
  "#/lessons": ["0 of", "0 of", "0 of"],
};
const mostRows = 150;
const mostElements = 4000;

let browser;
const servers = [];
before(async () => {
  browser = await launch();
  for (const numbers of [{}, one, much]) {
    const server = await Server.start("--in-memory");
    servers.push(server);
    for (const [thing, number] of Object.entries(numbers)) await fillers[thing](server, number);
  }
});
after(async () => {
  await browser?.close();
  for (const server of servers) await server.stop();
});

async function check(page, where) {
  const [rows, elements] = await page.evaluate(() => [document.querySelectorAll("tbody tr").length, document.querySelectorAll("main *:not(option, svg *)").length]);
  assert.ok(rows < mostRows && elements < mostElements, `${where}: ${rows} rows and ${elements} elements are drawn`);
  // Beside the policy: axe is run by the test and not loaded by the page.
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
  assert.deepEqual(serious.map((violation) => `${where}: ${violation.id} at ${violation.nodes.map((node) => node.target).join(", ")}`), []);
  assert.deepEqual(page.faults, []);
}

for (const [level, what] of ["nothing", "one of each thing", "much"].entries()) {
  for (const colorScheme of level === 1 ? ["light"] : ["light", "dark"]) {
    test(`every screen is drawn while there is ${what}, ${colorScheme}`, async () => {
      const { endpoint } = servers[level];
      const page = await open(browser, endpoint, "", { colorScheme });
      for (const [hash, says] of Object.entries(screens)) {
        if (says[level] === null) continue;
        await page.goto(`${endpoint}/_millrace/${hash}`);
        await page.locator("main").getByText(says[level]).filter({ visible: true }).first().waitFor().catch((error) => { throw new Error(`${hash} does not say "${says[level]}"`, { cause: error }); });
        await check(page, `${hash} with ${what}`);
      }
      await page.context().close();
    });
  }
}

test("ten thousand records are looked through on the server", async () => {
  const page = await open(browser, servers[2].endpoint, "#/streams/stream-00000/records?from=oldest&kind=json&filter=order%20%3E%3D%209990");
  await page.getByText("10 records of 10\u202F000 looked at, that is all").waitFor();
  await page.context().close();
});

for (const [hash, what, ends] of [
  ["#/streams/stream-00000/records?from=oldest", "records", "5\u202F000 records, and a page holds no more"],
  ["#/tables/table-00000", "items", /^\d+\u202F\d{3} items/],
  ["#/calls", "calls", "1\u202F000 of the last 1\u202F000;"],
]) {
  test(`older ${what} come from the server when the end is scrolled to`, async () => {
    const page = await open(browser, servers[2].endpoint, hash);
    // As somebody does who keeps the key for the end pressed.
    await page.evaluate(() => void setInterval(() => document.querySelector("main .scroll")?.scrollTo(0, 1e9), 20));
    await page.getByText(ends).first().waitFor();
    assert.ok((await page.locator("tbody tr").count()) < mostRows);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("what is not in view of a long list is found by its name", async () => {
  const page = await open(browser, servers[2].endpoint, "#/streams?filter=stream-009");
  await page.getByText("100 of 1\u202F001 streams").waitFor();
  await page.goto(`${servers[2].endpoint}/_millrace/#/logs`);
  await page.getByText("12 of 120 shown").waitFor();
  await page.getByLabel("Find").fill("group-00119");
  await page.getByRole("link", { name: "group-00119" }).click();
  await page.getByText("Nothing was written in the last hour.").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

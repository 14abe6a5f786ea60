// Who holds which lease: taken away, set back, exported, and said to be stuck.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { named, Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function serious(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact)).map((violation) => `${violation.id} at ${violation.nodes.map((node) => node.target).join(", ")}`);
}

/** A stream, and a lease table as the Kinesis Client Library has it. */
async function application(shards = 2) {
  const name = named("a");
  await server.kinesis("CreateStream", { StreamName: `${name}-stream`, ShardCount: shards });
  await server.dynamodb("CreateTable", { TableName: name, BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }], KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }] });
  return name;
}

const shard = (number) => `shardId-${String(number).padStart(12, "0")}`;

const lease = (table, number, item) => server.dynamodb("PutItem", {
  TableName: table,
  Item: { leaseKey: { S: shard(number) }, leaseCounter: { N: "1" }, checkpoint: { S: "TRIM_HORIZON" }, ...(item.leaseOwner === null ? {} : { leaseOwner: { S: "worker-1" } }), ...Object.fromEntries(Object.entries(item).filter(([, value]) => value)) },
});

const read = async (table, number) => (await server.dynamodb("GetItem", { TableName: table, Key: { leaseKey: { S: shard(number) } } })).Item;

const clock = async (body) => {
  const response = await fetch(`${server.endpoint}/_millrace/clock`, { method: "POST", body: JSON.stringify(body) });
  assert.ok(response.ok, await response.text());
};

for (const colorScheme of ["light", "dark"]) {
  test(`a lease that is renewed and not checkpointed while records wait is stuck, ${colorScheme}`, async () => {
    const table = await application(2);
    const { Records } = await server.put(`${table}-stream`, Array.from({ length: 20 }, (_, i) => [`k${i}`, "x"]));
    const first = Records.find((record) => record.ShardId === shard(0)).SequenceNumber;
    await lease(table, 0, { checkpoint: { S: first } });
    await lease(table, 1, { leaseOwner: null });
    const page = await open(browser, server.endpoint, `#/leases/${table}`, { colorScheme });
    const row = page.getByRole("row").filter({ hasText: shard(0) });
    await row.getByText(/ renewed$/).waitFor();
    await page.getByRole("row").filter({ hasText: shard(1) }).getByText("orphan: nobody's").waitFor();
    await page.locator("p.facts").getByRole("link", { name: `${table}-stream` }).waitFor();
    await clock({ advance: "PT6M" });
    await row.getByText(/zombie: held and not renewed for/).waitFor();
    for (let counter = 2; (await row.getByText(/stuck: .* for 6 min/).count()) === 0; counter++) {
      await lease(table, 0, { checkpoint: { S: first }, leaseCounter: { N: String(counter) } });
      await page.waitForTimeout(200);
    }
    await page.locator(".moves").getByText(`${shard(0)} is stuck`).waitFor();
    assert.deepEqual(await serious(page), []);
    // A checkpoint is a move.
    await lease(table, 0, { checkpoint: { S: Records.findLast((record) => record.ShardId === shard(0)).SequenceNumber }, leaseCounter: { N: "1000" } });
    await row.getByText(/ renewed$/).waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("a lease is taken from its worker, its checkpoint is set, and what moved is told", async () => {
  const table = await application(1);
  await lease(table, 0, { pendingCheckpoint: { S: "LATEST" } });
  const page = await open(browser, server.endpoint, `#/leases/${table}`);
  const row = page.getByRole("row").filter({ hasText: shard(0) });
  await row.getByText("LATEST").waitFor();
  await row.getByRole("button", { name: /^Release/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Release it" }).click();
  await row.getByText("orphan: nobody's").waitFor();
  assert.equal((await read(table, 0)).leaseOwner, undefined);
  await page.locator(".moves").getByText(`worker-1 gave ${shard(0)} up`).waitFor();
  await lease(table, 0, { leaseOwner: { S: "worker-2" } });
  await page.locator(".moves").getByText(`worker-2 took ${shard(0)}`).waitFor();

  await row.getByRole("button", { name: /^Set checkpoint/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("From").selectOption("number");
  await dialog.getByRole("textbox", { name: "Sequence number" }).fill("17");
  await dialog.getByRole("button", { name: "Set the checkpoint" }).click();
  await page.getByText("A sequence number has digits alone").waitFor();
  assert.equal((await read(table, 0)).checkpoint.S, "TRIM_HORIZON");
  await dialog.getByRole("textbox", { name: "Sequence number" }).fill("49600000000000000000000000000000000000000000000000000001");
  await dialog.getByRole("button", { name: "Set the checkpoint" }).click();
  await dialog.waitFor({ state: "detached" });
  await row.getByRole("button", { name: /^Copy 4960/ }).waitFor();
  assert.equal((await read(table, 0)).checkpoint.S, "49600000000000000000000000000000000000000000000000000001");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("leases are exported, and workers' metrics are shown", async () => {
  const table = await application(1);
  await lease(table, 0, {});
  await server.dynamodb("PutItem", { TableName: table, Item: { leaseKey: { S: "worker-7" }, entityType: { S: "WORKER_METRIC_STATS" }, wid: { S: "worker-7" }, lut: { N: String(Math.floor(Date.now() / 1000)) }, sts: { M: { C: { L: [{ N: "40" }, { N: "50" }] } } } } });
  const page = await open(browser, server.endpoint, `#/leases/${table}`);
  await page.getByRole("row").filter({ hasText: "worker-7" }).getByText("45.0 %").waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const lines = readFileSync(await (await downloading).path(), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((item) => item.leaseKey.S), [shard(0)]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

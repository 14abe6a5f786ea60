// Items of a table: chosen and deleted together, and seen to expire.
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

for (const colorScheme of ["light", "dark"]) {
  test(`items are chosen, deleted together and made to expire, ${colorScheme}`, async () => {
    const name = named("t");
    await server.dynamodb("CreateTable", {
      TableName: name, BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }], KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    });
    await server.dynamodb("UpdateTimeToLive", { TableName: name, TimeToLiveSpecification: { AttributeName: "until", Enabled: true } });
    const until = String(Math.floor(Date.now() / 1000) + 5000);
    for (let i = 0; i < 40; i++) await server.dynamodb("PutItem", { TableName: name, Item: { id: { S: `item-${i}` }, until: { N: until } } });
    const page = await open(browser, server.endpoint, `#/tables/${name}`, { colorScheme });
    await page.getByText("they expire by until").waitFor();
    await page.getByRole("cell", { name: /^1 h 2\d min$/ }).first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact)).map((violation) => violation.id), []);
    const row = page.getByRole("row").filter({ hasText: "item-7" });
    await row.getByRole("button", { name: "Expire now" }).click();
    await row.getByRole("cell", { name: "past" }).waitFor();
    await page.getByRole("checkbox", { name: "Choose all" }).check();
    await page.getByRole("checkbox", { name: 'Choose {"id":{"S":"item-9"}}' }).uncheck();
    // The one that has expired may be gone by now.
    await page.getByRole("button", { name: /^Delete \d+$/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete them" }).click();
    await page.getByText(/^1 item\b/).waitFor();
    assert.deepEqual((await server.dynamodb("Scan", { TableName: name })).Items.map((item) => item.id.S), ["item-9"]);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

async function table(definition) {
  const name = named("t");
  await server.dynamodb("CreateTable", { TableName: name, BillingMode: "PAY_PER_REQUEST", ...definition });
  return name;
}

const orders = {
  AttributeDefinitions: [{ AttributeName: "customer", AttributeType: "S" }, { AttributeName: "number", AttributeType: "N" }, { AttributeName: "state", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "customer", KeyType: "HASH" }, { AttributeName: "number", KeyType: "RANGE" }],
  GlobalSecondaryIndexes: [{ IndexName: "by-state", KeySchema: [{ AttributeName: "state", KeyType: "HASH" }, { AttributeName: "number", KeyType: "RANGE" }], Projection: { ProjectionType: "ALL" } }],
};

test("items are asked for by key and by index, and the address holds the question", async () => {
  const name = await table(orders);
  for (let i = 0; i < 10; i++) await server.dynamodb("PutItem", { TableName: name, Item: { customer: { S: i < 6 ? "ada" : "bob" }, number: { N: String(i) }, state: { S: i % 2 ? "odd" : "even" } } });
  const page = await open(browser, server.endpoint, `#/tables/${name}`);
  await page.getByText("10 items").waitFor();
  await page.getByText("index by-state (state, number)").getByText("ACTIVE").waitFor();
  await page.getByLabel("customer", { exact: true }).fill("ada");
  await page.getByLabel("How number compares").selectOption(">=");
  await page.getByLabel("number", { exact: true }).fill("4");
  await page.getByRole("button", { name: "Look" }).click();
  await page.getByText("2 items").waitFor();
  await page.getByLabel(/^By /).selectOption("by-state");
  await page.getByLabel("state", { exact: true }).fill("odd");
  await page.getByLabel("number", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Look" }).click();
  await page.getByText("4 items").waitFor();
  await page.reload();
  await page.getByText("4 items").waitFor();
  assert.equal(await page.getByLabel("How number compares").inputValue(), ">=");
  await page.getByLabel("PartiQL").fill(`SELECT * FROM "${name}" WHERE customer = 'bob'`);
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("4 items").waitFor();
  await page.getByRole("cell", { name: "S bob" }).first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an item is edited as typed JSON, and what changes comes by itself", async () => {
  const name = await table(orders);
  await server.dynamodb("PutItem", { TableName: name, Item: { customer: { S: "ada" }, number: { N: "1" }, state: { S: "new" } } });
  const page = await open(browser, server.endpoint, `#/tables/${name}`);
  await page.getByRole("button", { name: "Switch its stream on" }).click();
  await page.getByText("Nothing has changed since this page was opened.").waitFor();
  await page.getByText("stream: NEW_AND_OLD_IMAGES").waitFor();
  await page.getByRole("row").filter({ hasText: "ada" }).getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Typed JSON").fill('{"customer": {"S": "ada"}, "number": {"N": "1"}, "state": {"S": "paid"}}');
  await page.getByRole("dialog").getByRole("button", { name: "Store" }).click();
  const changes = page.getByRole("region", { name: "Changes" });
  await changes.getByRole("row").filter({ hasText: "MODIFY" }).filter({ hasText: 'customer = "ada"' }).getByText('state: "new" \u2192 "paid"').waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  await server.dynamodb("DeleteItem", { TableName: name, Key: { customer: { S: "ada" }, number: { N: "1" } } });
  await page.getByText("1 new").waitFor();
  assert.equal(await changes.getByText("REMOVE").count(), 0);
  await page.getByRole("button", { name: "Go on" }).click();
  await changes.getByText("REMOVE").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

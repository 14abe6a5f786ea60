// Items of a table: chosen and deleted together, and seen to expire.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let server, browser;
before(async () => {
  [server, browser] = [await Server.start("--in-memory"), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const colorScheme of ["light", "dark"]) {
  test(`items are chosen, deleted together and made to expire, ${colorScheme}`, async () => {
    const name = `t${Math.random().toString(36).slice(2)}`;
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

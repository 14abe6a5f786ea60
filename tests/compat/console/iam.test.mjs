// Keys are made, enforced and no longer enforced; and it is shown which statement decides.
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

async function iam(parameters) {
  const response = await fetch(`${server.endpoint}/_millrace/api/aws/`, { method: "POST", headers: { "X-Millrace-Console": "1" }, body: new URLSearchParams({ Version: "2010-05-08", ...parameters }) });
  assert.ok(response.ok, await response.text());
}

test("keys are enforced from the next request on, and at a second press no longer", async () => {
  const page = await open(browser, server.endpoint, "#/iam");
  assert.equal((await server.client("ListStreams", {}))[0], 200);
  const enforce = page.getByRole("switch", { name: /^Enforce keys/ });
  await page.getByText("A key that this server never issued acts as the root of its account").waitFor();
  await enforce.click();
  await page.getByText("Only keys that this server issued are let in").waitFor();
  assert.equal(await enforce.getAttribute("aria-checked"), "true");
  const [status, text] = await server.client("ListStreams", {});
  assert.equal(status, 400);
  assert.match(text, /InvalidSignatureException/);
  assert.deepEqual(await serious(page), []);
  await enforce.click();
  await page.getByText("A key that this server never issued acts as the root of its account").waitFor();
  assert.equal((await server.client("ListStreams", {}))[0], 200);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a user is made, and a key for it", async () => {
  const page = await open(browser, server.endpoint, "#/iam");
  await page.getByLabel("New user").fill("ada");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("button", { name: "Create a key for ada" }).click();
  const shown = await page.getByRole("dialog").locator("pre").textContent();
  const [, id] = /AWS_ACCESS_KEY_ID=(AKIA\w+)\nexport AWS_SECRET_ACCESS_KEY=\S{40}$/.exec(shown);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("row").filter({ hasText: "ada" }).getByText(id).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the statement that decides is marked in its policy, ${colorScheme}`, async () => {
    const name = named("u");
    const statement = '{"Sid":"Writes","Effect":"Allow","Action":"kinesis:Put*","Resource":"*"}';
    await iam({ Action: "CreateUser", UserName: name });
    await iam({ Action: "PutUserPolicy", UserName: name, PolicyName: "inline", PolicyDocument: `{"Version":"2012-10-17",\n "Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"},\n  ${statement}]}` });
    // The address holds what is asked.
    const who = encodeURIComponent(`arn:aws:iam::000000000000:user/${name}`);
    const page = await open(browser, server.endpoint, `#/iam?who=${who}&actions=kinesis:PutRecord+kinesis:GetRecords`, { colorScheme });
    await page.getByRole("button", { name: "Ask" }).click();
    const put = page.getByRole("region", { name: "kinesis:PutRecord" });
    await put.getByText("allowed").waitFor();
    assert.equal(await put.locator("mark").textContent(), statement);
    await page.getByRole("region", { name: "kinesis:GetRecords" }).getByText("No statement speaks of it").waitFor();
    assert.deepEqual(await serious(page), []);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

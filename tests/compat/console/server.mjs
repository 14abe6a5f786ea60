// A Millrace server of the test's own, and calls to it as the console makes them.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../../src/Millrace/bin/Release/net10.0/millrace.dll", import.meta.url));

let names = 0;

/** A name that nothing else of this file's server has, and that is found by what a test looks for only where the test wants it. */
export const named = (prefix) => `${prefix}${String(++names).padStart(3, "0")}`;

export class Server {
  static async start(...options) {
    const program = process.env.MILLRACE_PROGRAM ?? built;
    if (!existsSync(program)) throw new Error(`${program} is not built`);
    const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MILLRACE_")));
    const [command, first] = program.endsWith(".dll") ? ["dotnet", [program]] : [program, []];
    const port = options.includes("--port") ? [] : ["--port", "0"];
    const child = spawn(command, [...first, "start", ...port, ...options], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
    const output = await new Promise((resolve, reject) => {
      let text = "";
      child.stdout.on("data", (data) => {
        text += data;
        if (text.includes("\nNext: ")) resolve(text);
      });
      child.on("exit", () => reject(new Error(`The server ended: ${text}`)));
    });
    const endpoint = /endpoint +(\S+)/.exec(output)[1];
    return new Server(child, endpoint);
  }

  constructor(child, endpoint) {
    this.child = child;
    this.endpoint = endpoint;
    this.port = new URL(endpoint).port;
  }

  async call(target, body, type = "application/x-amz-json-1.1") {
    const response = await fetch(`${this.endpoint}/_millrace/api/aws/`, {
      method: "POST",
      headers: { "X-Millrace-Console": "1", "X-Amz-Target": target, "Content-Type": type },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${target}: ${text}`);
    return text ? JSON.parse(text) : {};
  }

  /** A call of a client, which the console shows: of a key that nobody issued, and that a server on loopback lets in. */
  async client(operation, body) {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "X-Amz-Target": `Kinesis_20131202.${operation}`,
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Date": "20260101T000000Z",
        Authorization: "AWS4-HMAC-SHA256 Credential=unknown/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
      },
      body: JSON.stringify(body),
    });
    return [response.status, await response.text(), response.headers.get("x-amzn-requestid")];
  }

  kinesis(operation, body) {
    return this.call(`Kinesis_20131202.${operation}`, body);
  }

  dynamodb(operation, body) {
    return this.call(`DynamoDB_20120810.${operation}`, body, "application/x-amz-json-1.0");
  }

  put(stream, records) {
    return this.kinesis("PutRecords", {
      StreamName: stream,
      Records: records.map(([key, data]) => ({ PartitionKey: key, Data: Buffer.from(data).toString("base64") })),
    });
  }

  async stop(signal = "SIGTERM") {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill(signal);
    await ended;
  }
}

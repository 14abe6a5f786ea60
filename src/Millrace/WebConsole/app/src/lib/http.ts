// The one place that asks the server: the console's own answers, and AWS's operations as the account's root.
import { place } from "./server";

const root = "/_millrace/api/";
const action = { "X-Millrace-Console": "1" };

/** What the server refused, in its own words. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

export type Parameters = Record<string, string | number | null | undefined>;

export function query(parameters: Parameters): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") text.set(name, String(value));
  }
  return text.toString();
}

/** One of the console's own answers. */
export async function ask<T>(name: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  return read<T>(await fetch(`${root}${name}?${query(parameters)}`, { signal, headers: { ...action, ...where() } }));
}

const services: Record<string, [target: string, type: string]> = {
  kinesis: ["Kinesis_20131202", "application/x-amz-json-1.1"],
  dynamodb: ["DynamoDB_20120810", "application/x-amz-json-1.0"],
  dynamodbstreams: ["DynamoDBStreams_20120810", "application/x-amz-json-1.0"],
  logs: ["Logs_20140328", "application/x-amz-json-1.1"],
};

/** An operation of a service that speaks JSON. */
export async function aws<T>(service: keyof typeof services, operation: string, body: object, signal?: AbortSignal): Promise<T> {
  const [target, type] = services[service];
  return read<T>(
    await fetch(`${root}aws/`, {
      method: "POST",
      signal,
      headers: { ...action, ...where(), "Content-Type": type, "X-Amz-Target": `${target}.${operation}` },
      body: JSON.stringify(body),
    }),
  );
}

/** One of the administrator's pages, which answer on this machine alone. */
export async function administer<T>(method: string, path: string, body?: object): Promise<T> {
  return read<T>(await fetch(`/_millrace/${path}`, { method, headers: action, body: body && JSON.stringify(body) }));
}

/** An operation of Lambda, which speaks REST. */
export async function lambda<T>(method: string, path: string, body?: object | string): Promise<T> {
  return read<T>(await lambdaResponse(method, path, body));
}

export function lambdaResponse(method: string, path: string, body?: object | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${root}aws/${path}`, {
    method,
    headers: { ...action, ...where(), ...headers },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });
}

/** An operation of a service that speaks AWS's query protocol: the answer is XML. */
export async function queryCall(version: string, operation: string, parameters: Parameters = {}): Promise<Document> {
  const response = await fetch(`${root}aws/`, {
    method: "POST",
    headers: { ...action, ...where(), "Content-Type": "application/x-www-form-urlencoded" },
    body: query({ Action: operation, Version: version, ...parameters }),
  });
  const text = await response.text();
  const document = new DOMParser().parseFromString(text, "text/xml");
  if (response.ok) return document;
  const part = (name: string) => document.getElementsByTagName(name)[0]?.textContent ?? "";
  throw new Refusal(response.status, part("Code"), part("Message") || text);
}

function where(): Record<string, string> {
  return { "X-Millrace-Account": place.value.account, "X-Millrace-Region": place.value.region };
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  let body: any = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { message: text };
  }
  if (response.ok) return body as T;
  const code = String(body.__type ?? response.headers.get("x-amzn-errortype") ?? "").split("#").pop()!;
  throw new Refusal(response.status, code, body.error ?? body.message ?? body.Message ?? (text || response.statusText));
}

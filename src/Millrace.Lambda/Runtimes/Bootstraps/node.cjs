'use strict';
// Runs a function's handler on Node.js: fetches each invocation from the Runtime API, calls the handler, hands the result back.
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { format } = require('node:util');
const { pathToFileURL } = require('node:url');

const taskRoot = process.env.LAMBDA_TASK_ROOT || process.cwd();
const [apiHost, apiPort] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const runtime = /nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV || '');
const promiseOnly = Number(runtime ? runtime[1] : process.versions.node.split('.')[0]) >= 24;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const streamingMark = Symbol.for('millrace.lambda.streaming');
const watermarkMark = Symbol.for('millrace.lambda.highWaterMark');
let current = null;

// What was written before an answer must not come after it.
for (const output of [process.stdout, process.stderr]) {
  if (output._handle && output._handle.setBlocking) output._handle.setBlocking(true);
}

class RuntimeError extends Error {
  constructor(type, message, cause) {
    super(message);
    this.name = type;
    if (cause && cause.stack) this.stack = `${type}: ${message}\n${cause.stack}`;
  }
}

// The Runtime API cannot be reached. That is no error of the function: the process ends, and whoever started it sees that.
class ApiFailure extends Error {
  constructor(cause) {
    super(`The Runtime API cannot be reached: ${cause.message}`, { cause });
    this.name = 'ApiFailure';
  }
}

function call(method, route, body, headers) {
  return new Promise((resolve, fail) => {
    const reject = (error) => fail(new ApiFailure(error));
    const request = http.request(
      { agent, host: apiHost, port: apiPort, method, path: `/2018-06-01/runtime/${route}`, headers: body === undefined ? headers : { 'content-length': Buffer.byteLength(body), ...headers } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      });
    request.on('error', reject);
    request.end(body);
  });
}

// What is told of an error. Whatever was thrown, it becomes a type, a message and a trace.
function describe(error) {
  if (error instanceof Error || (error && typeof error === 'object' && 'message' in error && 'stack' in error)) {
    return { errorType: String(error.name || 'Error'), errorMessage: String(error.message), trace: String(error.stack || '').split('\n') };
  }
  return { errorType: error === null ? 'null' : typeof error, errorMessage: String(error), trace: [] };
}

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const jsonLog = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
const least = jsonLog ? Math.max(0, levels.indexOf(process.env.AWS_LAMBDA_LOG_LEVEL || 'INFO')) : 0;

function log(level, values) {
  if (levels.indexOf(level) < least) return;
  const timestamp = new Date().toISOString();
  const requestId = current ? current.id : undefined;
  if (jsonLog) {
    const error = values.find((value) => value instanceof Error);
    const message = values.length === 1 && values[0] !== null && typeof values[0] === 'object' && !error ? values[0] : format(...values);
    const line = { timestamp, level, requestId, message };
    if (error) {
      const told = describe(error);
      Object.assign(line, { errorType: told.errorType, errorMessage: told.errorMessage, stackTrace: told.trace.slice(1) });
    }
    let text;
    try {
      text = JSON.stringify(line);
    } catch {
      text = JSON.stringify({ ...line, message: format(...values) });
    }
    process.stdout.write(`${text}\n`);
  } else {
    process.stdout.write(`${timestamp}\t${requestId}\t${level}\t${format(...values).replace(/\n/g, '\r')}\n`);
  }
}

for (const [name, level] of [['trace', 'TRACE'], ['debug', 'DEBUG'], ['log', 'INFO'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR'], ['fatal', 'FATAL']]) {
  console[name] = (...values) => log(level, values);
}

class HttpResponseStream {
  static from(stream, metadata) {
    stream.setContentType('application/vnd.awslambda.http-integration-response');
    stream.prelude = Buffer.concat([Buffer.from(JSON.stringify(metadata)), Buffer.alloc(8)]);
    return stream;
  }
}

globalThis.awslambda = {
  streamifyResponse(handler, options) {
    handler[streamingMark] = true;
    handler[watermarkMark] = options && options.highWaterMark ? Number(options.highWaterMark) : undefined;
    return handler;
  },
  HttpResponseStream,
};

function isModuleScope(folder) {
  for (let here = folder; ; here = path.dirname(here)) {
    if (path.basename(here) === 'node_modules') return false;
    try {
      return JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8')).type === 'module';
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') return false;
    }
    if (here === path.dirname(here)) return false;
  }
}

async function load(folder, name) {
  const base = path.resolve(taskRoot, folder, name);
  if (fs.statSync(base, { throwIfNoEntry: false })?.isFile()) return require(base);
  if (fs.existsSync(`${base}.js`)) return isModuleScope(path.dirname(base)) ? import(pathToFileURL(`${base}.js`).href) : require(`${base}.js`);
  if (fs.existsSync(`${base}.mjs`)) return import(pathToFileURL(`${base}.mjs`).href);
  if (fs.existsSync(`${base}.cjs`)) return require(`${base}.cjs`);
  return require(require.resolve(name, { paths: [taskRoot, path.resolve(taskRoot, folder)] }));
}

async function findHandler(text) {
  if (!text || text.includes('..')) {
    throw new RuntimeError('Runtime.MalformedHandlerName', `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }
  const last = path.basename(text);
  const folder = text.slice(0, text.length - last.length);
  const dot = last.indexOf('.');
  if (dot < 1 || dot === last.length - 1) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  let value;
  try {
    value = await load(folder, last.slice(0, dot));
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', error.toString(), error);
    if (error && ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error.code)) throw new RuntimeError('Runtime.ImportModuleError', error.toString(), error);
    throw error;
  }
  for (const part of last.slice(dot + 1).split('.')) {
    const scope = value;
    value = scope == null ? undefined : scope[part];
    if (value === undefined && scope != null && scope.default != null) value = scope.default[part];
  }
  if (value === undefined || value === null) throw new RuntimeError('Runtime.HandlerNotFound', `${text} is undefined or not exported`);
  if (typeof value !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', `${text} is not a function`);
  if (promiseOnly && !value[streamingMark] && value.length >= 3) {
    throw new RuntimeError('Runtime.CallbackHandlerDeprecated', 'This runtime does not call handlers with a callback. Make the handler async, or return a promise.');
  }
  return value;
}

function parseHeader(text) {
  return text ? JSON.parse(text) : undefined;
}

function createContext(invocation) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: invocation.headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: invocation.id,
    clientContext: parseHeader(invocation.headers['lambda-runtime-client-context']),
    identity: parseHeader(invocation.headers['lambda-runtime-cognito-identity']),
    tenantId: invocation.headers['lambda-runtime-aws-tenant-id'],
    getRemainingTimeInMillis: () => Number(invocation.headers['lambda-runtime-deadline-ms']) - Date.now(),
  };
}

// Calls the handler in each of the ways that it may answer; settles once.
function run(handler, invocation) {
  return new Promise((resolve, reject) => {
    const event = JSON.parse(invocation.body.toString('utf8') || '{}');
    const context = createContext(invocation);
    let held = null;
    invocation.drained = () => {
      if (held) held();
      else if (invocation.isPromise) reject(new RuntimeError('Runtime.NodeJsExit', 'The event loop is empty and the promise of the handler is not settled.'));
      else resolve(null);
    };
    let result;
    if (promiseOnly) {
      delete context.callbackWaitsForEmptyEventLoop;
      result = handler(event, context);
    } else {
      const callback = (error, value) => {
        if (held) return;
        held = error === undefined || error === null ? () => resolve(value) : () => reject(error);
        if (!context.callbackWaitsForEmptyEventLoop) held();
      };
      const done = (error, value) => {
        context.callbackWaitsForEmptyEventLoop = false;
        callback(error, value);
      };
      Object.assign(context, { done, succeed: (value) => done(null, value), fail: (error) => done(error === undefined || error === null ? 'handled' : error) });
      result = handler(event, context, callback);
    }
    if (result && typeof result.then === 'function') {
      invocation.isPromise = true;
      result.then(resolve, reject);
    } else if (promiseOnly) {
      resolve(result);
    }
  });
}

function openResponse(id, highWaterMark) {
  const { Writable } = require('node:stream');
  let request = null;
  let contentType = 'application/octet-stream';
  let failure = null;
  let answered;
  const finished = new Promise((resolve, reject) => { answered = { resolve, reject }; });
  finished.catch(() => {});
  const open = () => {
    if (request) return;
    request = http.request(
      {
        agent, host: apiHost, port: apiPort, method: 'POST', path: `/2018-06-01/runtime/invocation/${id}/response`,
        headers: {
          'content-type': contentType, 'transfer-encoding': 'chunked', 'lambda-runtime-function-response-mode': 'streaming',
          trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
        },
      },
      (response) => response.resume().on('end', answered.resolve));
    request.on('error', (error) => answered.reject(new ApiFailure(error)));
    if (stream.prelude) request.write(stream.prelude);
  };
  const finish = () => {
    if (failure) {
      request.addTrailers({
        'Lambda-Runtime-Function-Error-Type': failure.errorType,
        'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(failure)).toString('base64'),
      });
    }
    request.end();
  };
  const stream = new Writable({
    highWaterMark,
    write(chunk, encoding, callback) {
      open();
      request.write(chunk, (error) => callback(error ? new ApiFailure(error) : null));
    },
    final(callback) {
      open();
      finish();
      callback();
    },
  });
  const { write } = stream;
  stream.write = (chunk, ...rest) =>
    write.call(stream, typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk), ...rest);
  stream.setContentType = (value) => { contentType = value; };
  stream.finished = finished;
  stream.started = () => request !== null;
  // What was written before goes before it.
  stream.break = (told) => {
    failure = told;
    if (stream.destroyed) finish();
    else if (!stream.writableEnded) stream.end();
  };
  return stream;
}

async function stream(handler, invocation) {
  const output = openResponse(invocation.id, handler[watermarkMark]);
  invocation.stream = output;
  const failed = new Promise((_, reject) => {
    output.on('error', reject);
    invocation.drained = () => reject(new RuntimeError('Runtime.NodeJsExit', 'The event loop is empty and the response stream was not ended.'));
  });
  const event = JSON.parse(invocation.body.toString('utf8') || '{}');
  await Promise.race([failed, Promise.resolve(handler(event, output, createContext(invocation)))]);
  if (!output.writableEnded) output.end();
  await Promise.race([failed, output.finished]);
}

async function report(error, prefix) {
  const told = describe(error);
  log('ERROR', [`${prefix} \t${JSON.stringify(told)}`]);
  const body = JSON.stringify(told);
  const headers = { 'content-type': 'application/json', 'lambda-runtime-function-error-type': told.errorType };
  if (!current) {
    await call('POST', 'init/error', body, headers);
  } else if (current.stream && current.stream.started()) {
    current.stream.break(told);
    await current.stream.finished;
  } else {
    await call('POST', `invocation/${current.id}/error`, body, headers);
  }
}

let dying = false;
function die(error, prefix, code) {
  if (dying) return;
  dying = true;
  report(error, prefix).catch(() => {}).finally(() => process.exit(code));
}

process.on('uncaughtException', (error) => die(error, 'Uncaught Exception', 129));
process.on('unhandledRejection', (reason) => {
  const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason), reason);
  die(error, 'Unhandled Promise Rejection', 128);
});
process.on('beforeExit', () => {
  if (current && current.drained) {
    const { drained } = current;
    current.drained = null;
    drained();
  }
});

async function serve(handler) {
  for (;;) {
    const next = await call('GET', 'invocation/next');
    if (next.status !== 200) throw new Error(`The Runtime API answered ${next.status}.`);
    current = { id: next.headers['lambda-runtime-aws-request-id'], headers: next.headers, body: next.body };
    if (next.headers['lambda-runtime-trace-id']) process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'];
    else delete process.env._X_AMZN_TRACE_ID;
    try {
      if (handler[streamingMark]) {
        await stream(handler, current);
      } else {
        const value = await run(handler, current);
        current.drained = null;
        let body;
        try {
          body = JSON.stringify(value === undefined ? null : value) ?? 'null';
        } catch (error) {
          throw new RuntimeError('Runtime.MarshalError', `Unable to stringify response body: ${error.message}`, error);
        }
        if (dying) return;
        // What is too large is refused, and the caller told: there is nothing left to say of it here.
        await call('POST', `invocation/${current.id}/response`, body, { 'content-type': 'application/json' });
      }
    } catch (error) {
      current.drained = null;
      if (dying) return;
      if (error instanceof ApiFailure) throw error;
      await report(error, 'Invoke Error');
    }
  }
}

async function main() {
  let handler;
  try {
    handler = await findHandler(process.env._HANDLER);
  } catch (error) {
    dying = true;
    await report(error, 'Uncaught Exception');
    process.exit(1);
  }
  await serve(handler);
}

main().catch((error) => {
  process.stdout.write(`${error.stack}\n`);
  process.exit(1);
});

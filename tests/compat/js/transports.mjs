import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const endpoint = new URL(process.env.MILLRACE_ENDPOINT);

function overScheme(scheme) {
  return new URL(`${scheme}://${endpoint.host}`).origin;
}

// Every way in which the SDK can reach the server. Its own choice for Kinesis is HTTP/2, without TLS by prior knowledge.
const all = [
  { name: 'HTTP/2 without TLS (the default)', scheme: 'http', handler: () => undefined },
  { name: 'HTTP/1.1', scheme: 'http', handler: () => new NodeHttpHandler() },
  { name: 'HTTP/2 with TLS (the default)', scheme: 'https', handler: () => undefined },
  { name: 'HTTP/1.1 with TLS', scheme: 'https', handler: () => new NodeHttpHandler() },
];

// A server started without --tls answers http:// alone.
export const transports = all
  .filter(({ scheme }) => endpoint.protocol === 'https:' || scheme === 'http')
  .map(({ name, scheme, handler }) => ({
    name,
    endpoint: overScheme(scheme),
    client: (options = {}) =>
      new KinesisClient({
        region: 'us-east-1', endpoint: overScheme(scheme), requestHandler: handler(), maxAttempts: 1, ...options,
      }),
  }));

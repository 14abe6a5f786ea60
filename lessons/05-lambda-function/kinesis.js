'use strict';

// PutRecord without the SDK, which AWS has in its runtimes and this computer may not: one POST with a signature (Signature Version 4).
const { createHash, createHmac } = require('node:crypto');

const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_ENDPOINT_URL } = process.env;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

exports.putRecord = async (StreamName, PartitionKey, text) => {
  const url = new URL(AWS_ENDPOINT_URL ?? `https://kinesis.${AWS_REGION}.amazonaws.com`);
  const body = JSON.stringify({ StreamName, PartitionKey, Data: Buffer.from(text).toString('base64') });
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {
    host: url.host,
    'x-amz-date': time,
    'x-amz-security-token': AWS_SESSION_TOKEN,
    'x-amz-target': 'Kinesis_20131202.PutRecord',
  };
  const names = Object.keys(headers).join(';');
  const request = ['POST', '/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, sha256(body)].join('\n');
  const scope = [time.slice(0, 8), AWS_REGION, 'kinesis', 'aws4_request'];
  const key = scope.reduce(hmac, `AWS4${AWS_SECRET_ACCESS_KEY}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(request)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
  const answer = await fetch(url, { method: 'POST', body, headers: { ...headers, authorization, 'content-type': 'application/x-amz-json-1.1' } });
  if (!answer.ok) throw new Error(`PutRecord: ${answer.status} ${await answer.text()}`);
};

'use strict';

const { putRecord } = require('./kinesis.js');

// Answers each record with one in another stream. After the put, not before, the record counts as processed.
exports.handler = async (event) => {
  for (const { kinesis } of event.Records) {
    const answer = `${Buffer.from(kinesis.data, 'base64')}`.toUpperCase();
    await putRecord(process.env.STREAM, kinesis.partitionKey, answer);
    console.log(`put ${answer}`);
  }
};

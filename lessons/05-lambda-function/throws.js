'use strict';

// Fails at the record "3" while the variable FAILS is set. With REPORTS it does not throw but says how far it came.
exports.handler = async (event) => {
  for (const { kinesis } of event.Records) {
    const text = `${Buffer.from(kinesis.data, 'base64')}`;
    if (text === '3' && process.env.FAILS) {
      console.log('record 3!');
      if (process.env.REPORTS) return { batchItemFailures: [{ itemIdentifier: kinesis.sequenceNumber }] };
      throw new Error('the third record was too much');
    }
    console.log(`record ${text}`);
  }
};

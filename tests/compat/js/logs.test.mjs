import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import {
  CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand, GetMetricDataCommand, InvalidParameterCombinationException, PutMetricAlarmCommand,
  PutMetricDataCommand, SetAlarmStateCommand, paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, DeleteLogGroupCommand, FilterLogEventsCommand, GetLogEventsCommand,
  PutLogEventsCommand, PutMetricFilterCommand, ResourceNotFoundException, StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';

// A live tail has a host of its own on AWS.
const options = { region: 'us-east-1', endpoint: process.env.MILLRACE_ENDPOINT, maxAttempts: 1, disableHostPrefix: true };
const name = () => `js-${randomBytes(6).toString('hex')}`;

async function withGroup(body) {
  const [logs, metrics, logGroupName, logStreamName] = [new CloudWatchLogsClient(options), new CloudWatchClient(options), name(), 's'];
  try {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const put = (...texts) => logs.send(new PutLogEventsCommand({
      logGroupName, logStreamName, logEvents: texts.map((message) => ({ message, timestamp: Date.now() })),
    }));
    await body({ logs, metrics, logGroupName, logStreamName, put });
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    await assert.rejects(logs.send(new FilterLogEventsCommand({ logGroupName })), ResourceNotFoundException);
  } finally {
    logs.destroy();
    metrics.destroy();
  }
}

test('events are put, found and read to their end', () => withGroup(async ({ logs, logGroupName, logStreamName, put }) => {
  await put('one', '{"level":"ERROR","ms":42}');
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: '{ $.ms > 40 }' }));
  assert.deepEqual(events.map((event) => event.message), ['{"level":"ERROR","ms":42}']);
  const first = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
  assert.equal(first.events.length, 2);
  const second = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: first.nextForwardToken }));
  assert.deepEqual([second.events, second.nextForwardToken], [[], first.nextForwardToken]);
}));

test('events are shown as they come in', () => withGroup(async ({ logs, logGroupName, put }) => {
  const { responseStream } = await logs.send(new StartLiveTailCommand({ logGroupIdentifiers: [logGroupName], logEventFilterPattern: 'ERROR' }));
  const seen = [];
  for await (const event of responseStream) {
    if (event.sessionStart) {
      assert.equal(event.sessionStart.logEventFilterPattern, 'ERROR');
      await put('fine', 'ERROR one');
    }

    seen.push(...(event.sessionUpdate?.sessionResults ?? []));
    if (seen.length > 0) break;
  }

  assert.deepEqual(seen.map((event) => event.message), ['ERROR one']);
}));

test('events are counted into a metric', () => withGroup(async ({ logs, metrics, logGroupName, put }) => {
  const [Namespace, MetricName] = [`JS/${name()}`, 'errors'];
  await logs.send(new PutMetricFilterCommand({
    logGroupName, filterName: 'f', filterPattern: 'ERROR', metricTransformations: [{ metricName: MetricName, metricNamespace: Namespace, metricValue: '1' }],
  }));
  await put('ERROR one', 'fine', 'ERROR two');
  const listed = [];
  for await (const page of paginateListMetrics({ client: metrics }, { Namespace })) listed.push(...page.Metrics);
  assert.deepEqual(listed.map((metric) => metric.MetricName), [MetricName]);
  const { MetricDataResults } = await metrics.send(new GetMetricDataCommand({
    StartTime: new Date(Date.now() - 600_000), EndTime: new Date(Date.now() + 600_000),
    MetricDataQueries: [{ Id: 'a', MetricStat: { Metric: { Namespace, MetricName }, Period: 3600, Stat: 'Sum' } }],
  }));
  assert.deepEqual(MetricDataResults.map((result) => [result.Id, result.Label, result.Values, result.StatusCode]), [['a', MetricName, [2], 'Complete']]);
  assert.ok(MetricDataResults[0].Timestamps[0] instanceof Date);
}));

test('an alarm is made, set and deleted, and what is wrong is told', async () => {
  const metrics = new CloudWatchClient(options);
  try {
    const AlarmName = name();
    await metrics.send(new PutMetricAlarmCommand({
      AlarmName, Namespace: 'JS', MetricName: 'm', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'ignore',
    }));
    await metrics.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'a test' }));
    const { MetricAlarms } = await metrics.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
    assert.deepEqual(MetricAlarms.map((alarm) => [alarm.StateValue, alarm.StateReason]), [['ALARM', 'a test']]);
    await metrics.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }));
    await assert.rejects(
      metrics.send(new PutMetricDataCommand({ Namespace: 'JS', MetricData: [{ MetricName: 'm', Value: 1, Values: [1] }] })),
      (error) => {
        assert.ok(error instanceof InvalidParameterCombinationException, error);
        assert.equal(error.message, 'The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.');
        return true;
      },
    );
    // More than 10 KiB go compressed.
    await metrics.send(new PutMetricDataCommand({
      Namespace: 'JS', MetricData: Array.from({ length: 300 }, (_, i) => ({ MetricName: 'many', Value: i, Dimensions: [{ Name: 'Dimension', Value: 'x'.repeat(50) }] })),
    }));
  } finally {
    metrics.destroy();
  }
});

"""CloudWatch as boto3 uses it: metrics of one's own, those of streams and functions, and alarms."""

import datetime
import gzip
import json
import unittest
import urllib.request
import uuid

import botocore.auth
import botocore.awsrequest
import botocore.session

from kinesis_case import ENDPOINT, KinesisCase, client
from test_logs import eventually


class MetricsCase(KinesisCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.metrics = client("cloudwatch")

    def namespace(self):
        return f"Python/{uuid.uuid4().hex[:12]}"

    def statistics(self, namespace, name, dimensions=(), period=3600, **options):
        """The datapoints of the last hour and the next."""
        now = datetime.datetime.now(datetime.timezone.utc)
        return self.metrics.get_metric_statistics(**{
            "Namespace": namespace, "MetricName": name, "Dimensions": [{"Name": key, "Value": value} for key, value in dimensions],
            "StartTime": now - datetime.timedelta(hours=1), "EndTime": now + datetime.timedelta(hours=1), "Period": period,
            "Statistics": ["Sum", "SampleCount", "Minimum", "Maximum", "Average"], **options,
        })["Datapoints"]


class OwnMetrics(MetricsCase):
    def test_values_are_put_listed_and_read(self):
        space = self.namespace()
        self.metrics.put_metric_data(Namespace=space, MetricData=[
            {"MetricName": "m", "Value": 1.5, "Unit": "Count", "Dimensions": [{"Name": "A", "Value": "1"}]},
            {"MetricName": "m", "Values": [1, 2], "Counts": [3, 1], "Unit": "Count", "Dimensions": [{"Name": "A", "Value": "1"}]},
        ])
        listed = [metric for page in self.metrics.get_paginator("list_metrics").paginate(Namespace=space) for metric in page["Metrics"]]
        self.assertEqual([{"Namespace": space, "MetricName": "m", "Dimensions": [{"Name": "A", "Value": "1"}]}], listed)
        points = self.statistics(space, "m", [("A", "1")])
        self.assertEqual((6.5, 5, 1, 2), tuple(sum(point[name] for point in points) if name in ("Sum", "SampleCount") else points[0][name]
                                               for name in ("Sum", "SampleCount", "Minimum", "Maximum")))
        now = datetime.datetime.now(datetime.timezone.utc)
        answer = self.metrics.get_metric_data(
            StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(hours=1),
            MetricDataQueries=[
                {"Id": "a", "ReturnData": False, "MetricStat": {
                    "Metric": {"Namespace": space, "MetricName": "m", "Dimensions": [{"Name": "A", "Value": "1"}]}, "Period": 7200, "Stat": "Sum"}},
                {"Id": "e", "Expression": "a * 2", "Label": "twice"},
            ],
        )["MetricDataResults"]
        self.assertEqual([("e", "twice", [13.0], "Complete")], [(one["Id"], one["Label"], one["Values"], one["StatusCode"]) for one in answer])

    def test_what_is_wrong_is_told(self):
        self.assert_fails(
            "InvalidParameterCombination",
            "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.",
            self.metrics.put_metric_data, Namespace="N", MetricData=[{"MetricName": "m", "Value": 1, "Values": [1]}],
        )

    def test_a_query_may_come_compressed(self):
        space = self.namespace()
        form = f"Action=PutMetricData&Version=2010-08-01&Namespace={space.replace('/', '%2F')}&MetricData.member.1.MetricName=m&MetricData.member.1.Value=4"
        request = botocore.awsrequest.AWSRequest("POST", ENDPOINT + "/", data=gzip.compress(form.encode()), headers={
            "Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": "gzip"})
        botocore.auth.SigV4Auth(botocore.session.get_session().get_credentials(), "monitoring", "us-east-1").add_auth(request)
        prepared = request.prepare()
        with urllib.request.urlopen(urllib.request.Request(prepared.url, prepared.body, dict(prepared.headers))) as answer:
            self.assertIn(b"<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">", answer.read())
        self.assertEqual([4.0], [point["Sum"] for point in self.statistics(space, "m")])


class StreamMetrics(MetricsCase):
    def sum(self, stream, name, dimensions=()):
        return sum(point["Sum"] for point in self.statistics("AWS/Kinesis", name, [("StreamName", stream), *dimensions]))

    def test_what_is_done_with_a_stream_is_measured(self):
        stream = self.stream()
        self.kinesis.enable_enhanced_monitoring(StreamName=stream, ShardLevelMetrics=["IncomingBytes", "OutgoingRecords"])
        self.put(stream, b"0123456789", b"01234", key="key")
        self.kinesis.put_records(StreamName=stream, Records=[{"Data": b"abc", "PartitionKey": "k"}] * 3)
        self.assertEqual(5, len(self.data(self.iterator(stream))))
        self.assertEqual(10 + 5 + 2 * 3 + 3 * 4, self.sum(stream, "IncomingBytes"))
        self.assertEqual(5, self.sum(stream, "IncomingRecords"))
        self.assertEqual(2, self.sum(stream, "PutRecord.Success"))
        self.assertEqual(3, self.sum(stream, "PutRecords.SuccessfulRecords"))
        self.assertEqual(0, self.sum(stream, "PutRecords.ThrottledRecords"))
        self.assertEqual(5, self.sum(stream, "GetRecords.Records"))
        shard = [("ShardId", "shardId-000000000000")]
        self.assertEqual(33, self.sum(stream, "IncomingBytes", shard))
        self.assertEqual(5, self.sum(stream, "OutgoingRecords", shard))
        self.assertEqual([], self.statistics("AWS/Kinesis", "IncomingRecords", [("StreamName", stream), *shard]))
        ages = self.statistics("AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", [("StreamName", stream)])
        self.assertGreaterEqual(ages[0]["Minimum"], 0)


class Alarms(MetricsCase):
    def test_an_alarm_is_made_set_found_and_deleted(self):
        name, space = f"python-{uuid.uuid4().hex[:12]}", self.namespace()
        self.metrics.put_metric_alarm(
            AlarmName=name, Namespace=space, MetricName="m", Statistic="Sum", Period=60, EvaluationPeriods=1, Threshold=1,
            ComparisonOperator="GreaterThanThreshold", TreatMissingData="ignore",
        )
        self.metrics.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="a test", StateReasonData=json.dumps({"by": "hand"}))
        alarm, = self.metrics.describe_alarms(AlarmNames=[name])["MetricAlarms"]
        self.assertEqual(("ALARM", "a test"), (alarm["StateValue"], alarm["StateReason"]))
        self.metrics.delete_alarms(AlarmNames=[name])
        with self.assertRaises(self.metrics.exceptions.ResourceNotFound):
            self.metrics.set_alarm_state(AlarmName=name, StateValue="OK", StateReason="")

    def test_an_alarm_goes_off_by_itself(self):
        name, space = f"python-{uuid.uuid4().hex[:12]}", self.namespace()
        before = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1)
        self.metrics.put_metric_data(Namespace=space, MetricData=[{"MetricName": "m", "Value": 2, "Timestamp": before}])
        self.metrics.put_metric_alarm(
            AlarmName=name, Namespace=space, MetricName="m", Statistic="Sum", Period=60, EvaluationPeriods=1, Threshold=1,
            ComparisonOperator="GreaterThanThreshold",
        )
        self.addCleanup(self.metrics.delete_alarms, AlarmNames=[name])
        alarm = eventually(lambda: self.metrics.describe_alarms(AlarmNames=[name], StateValue="ALARM")["MetricAlarms"])
        self.assertRegex(alarm[0]["StateReason"], r"^Threshold Crossed: 1 datapoint \[2\.0 \(.+\)\] was greater than the threshold \(1\.0\)\.$")


if __name__ == "__main__":
    unittest.main()

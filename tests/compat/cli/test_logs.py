"""Logs and metrics from the command line."""

import json
import time
import uuid

from cli_case import CliCase, aws


class Logs(CliCase):
    def test_events_are_put_found_and_shown(self):
        group = f"cli-{uuid.uuid4().hex[:12]}"
        self.aws("logs", "create-log-group", "--log-group-name", group)
        self.addCleanup(aws, "logs", "delete-log-group", "--log-group-name", group)
        self.aws("logs", "create-log-stream", "--log-group-name", group, "--log-stream-name", "s")
        now = int(time.time() * 1000)
        self.aws("logs", "put-log-events", "--log-group-name", group, "--log-stream-name", "s", "--log-events",
                 json.dumps([{"timestamp": now, "message": "one"}, {"timestamp": now + 1, "message": "two ERROR"}]))
        found = self.aws("logs", "filter-log-events", "--log-group-name", group, "--filter-pattern", "ERROR")
        self.assertEqual(["two ERROR"], [event["message"] for event in found["events"]])
        shown = self.aws("logs", "get-log-events", "--log-group-name", group, "--log-stream-name", "s", "--start-from-head")
        self.assertEqual(["one", "two ERROR"], [event["message"] for event in shown["events"]])


class Metrics(CliCase):
    def test_values_are_put_and_read_and_an_alarm_is_told(self):
        space = f"Cli/{uuid.uuid4().hex[:12]}"
        self.aws("cloudwatch", "put-metric-data", "--namespace", space, "--metric-name", "m", "--value", "2.5", "--dimensions", "A=1")
        self.assertEqual(["m"], [metric["MetricName"] for metric in self.aws("cloudwatch", "list-metrics", "--namespace", space)["Metrics"]])
        now = time.time()
        read = self.aws("cloudwatch", "get-metric-statistics", "--namespace", space, "--metric-name", "m", "--dimensions", "Name=A,Value=1",
                        "--start-time", str(int(now) - 600), "--end-time", str(int(now) + 600), "--period", "3600", "--statistics", "Sum")
        self.assertEqual([2.5], [point["Sum"] for point in read["Datapoints"]])
        name = f"cli-{uuid.uuid4().hex[:12]}"
        self.aws("cloudwatch", "put-metric-alarm", "--alarm-name", name, "--namespace", space, "--metric-name", "m", "--statistic", "Sum",
                 "--period", "60", "--evaluation-periods", "1", "--threshold", "1", "--comparison-operator", "GreaterThanThreshold")
        alarm, = self.aws("cloudwatch", "describe-alarms", "--alarm-names", name)["MetricAlarms"]
        self.assertEqual((name, 1.0), (alarm["AlarmName"], alarm["Threshold"]))
        self.assertIsNone(self.aws("cloudwatch", "delete-alarms", "--alarm-names", name))


if __name__ == "__main__":
    import unittest
    unittest.main()

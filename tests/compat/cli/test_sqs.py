"""Queues from the command line."""

import json
import uuid

from cli_case import CliCase, aws


class Queues(CliCase):
    def sqs(self, operation, *arguments, **options):
        return self.aws("sqs", operation, *arguments, **options)

    def test_a_message_goes_through_a_queue(self):
        name = f"cli-{uuid.uuid4().hex[:12]}"
        url = self.sqs("create-queue", "--queue-name", name, "--attributes", "VisibilityTimeout=60", "--tags", "team=a")["QueueUrl"]
        self.addCleanup(aws, "sqs", "delete-queue", "--queue-url", url)
        queue = ("--queue-url", url)
        self.assertEqual(url, self.sqs("get-queue-url", "--queue-name", name)["QueueUrl"])
        self.assertEqual({"team": "a"}, self.sqs("list-queue-tags", *queue)["Tags"])
        attributes = json.dumps({"kind": {"DataType": "String", "StringValue": "test"}})
        sent = self.sqs("send-message", *queue, "--message-body", "hello & <you>", "--message-attributes", attributes)
        answer = self.sqs("receive-message", *queue, "--wait-time-seconds", "5", "--message-attribute-names", "All", "--attribute-names", "All")
        [message] = answer["Messages"]
        self.assertEqual((sent["MessageId"], "hello & <you>", json.loads(attributes)), (message["MessageId"], message["Body"], message["MessageAttributes"]))
        counted = self.sqs("get-queue-attributes", *queue, "--attribute-names", "All")["Attributes"]
        self.assertEqual((f"arn:aws:sqs:us-east-1:{self.account}:{name}", "1"), (counted["QueueArn"], counted["ApproximateNumberOfMessagesNotVisible"]))
        self.assertIsNone(self.sqs("delete-message", *queue, "--receipt-handle", message["ReceiptHandle"]))
        self.assertIsNone(self.sqs("receive-message", *queue))

        entries = json.dumps([{"Id": str(i), "MessageBody": f"message {i}"} for i in range(10)])
        self.assertEqual(10, len(self.sqs("send-message-batch", *queue, "--entries", entries)["Successful"]))
        self.assertIsNone(self.sqs("purge-queue", *queue))

    def test_a_queue_that_is_not_there_is_told(self):
        result = aws("sqs", "get-queue-url", "--queue-name", "none")
        self.assertEqual(254, result.returncode)
        self.assertIn("(AWS.SimpleQueueService.NonExistentQueue)", result.stderr)

"""Queues as boto3 uses them. Older ones, Debian's among them, speak the query protocol and send to a queue's own URL; newer ones speak JSON."""

import json
import unittest
import uuid

import botocore.exceptions

from kinesis_case import client


class Queues(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sqs = client("sqs")
        cls.addClassCleanup(cls.sqs.close)
        sts = client("sts")
        cls.account = sts.get_caller_identity()["Account"]
        sts.close()

    def queue(self, **attributes):
        """A queue that is deleted with the test: its URL."""
        url = self.sqs.create_queue(QueueName=f"python-{uuid.uuid4().hex[:12]}", Attributes=attributes)["QueueUrl"]
        self.addCleanup(self.sqs.delete_queue, QueueUrl=url)
        return url

    def refused(self, code, call, **request):
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            call(**request)
        self.assertEqual((code, 400), (raised.exception.response["Error"]["Code"], raised.exception.response["ResponseMetadata"]["HTTPStatusCode"]))
        return raised.exception

    def test_a_queue_has_its_settings_and_its_tags(self):
        url = self.queue(VisibilityTimeout="7", DelaySeconds="0")
        name = url.rsplit("/", 1)[1]
        self.assertEqual(url, self.sqs.get_queue_url(QueueName=name)["QueueUrl"])
        self.assertIn(url, self.sqs.list_queues(QueueNamePrefix=name)["QueueUrls"])
        self.sqs.set_queue_attributes(QueueUrl=url, Attributes={"MessageRetentionPeriod": "60"})
        attributes = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        self.assertEqual(
            ("7", "60", "0", f"arn:aws:sqs:us-east-1:{self.account}:{name}"),
            tuple(attributes[each] for each in ("VisibilityTimeout", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "QueueArn")))
        self.sqs.tag_queue(QueueUrl=url, Tags={"team": "a", "stage": "test"})
        self.sqs.untag_queue(QueueUrl=url, TagKeys=["team"])
        self.assertEqual({"stage": "test"}, self.sqs.list_queue_tags(QueueUrl=url)["Tags"])

    def test_a_message_goes_through_with_its_attributes(self):
        # The client computes both digests itself and raises where they differ.
        url = self.queue()
        attributes = {
            "kind": {"DataType": "String", "StringValue": "blau & <grün>"},
            "count": {"DataType": "Number", "StringValue": "42"},
            "raw": {"DataType": "Binary", "BinaryValue": bytes(range(256))},
        }
        body = 'Grüße, "wer"? <&>\n\t\U0001f600'
        sent = self.sqs.send_message(QueueUrl=url, MessageBody=body, MessageAttributes=attributes)
        [message] = self.sqs.receive_message(QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["All"], WaitTimeSeconds=5)["Messages"]
        self.assertEqual((sent["MessageId"], body, attributes), (message["MessageId"], message["Body"], message["MessageAttributes"]))
        self.assertEqual("1", message["Attributes"]["ApproximateReceiveCount"])
        self.assertNotIn("Messages", self.sqs.receive_message(QueueUrl=url))
        self.sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
        [again] = self.sqs.receive_message(QueueUrl=url, MessageAttributeNames=["ki.*", "kind"])["Messages"]
        self.assertEqual({"kind"}, set(again["MessageAttributes"]))
        self.sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
        self.assertEqual("0", self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessagesNotVisible"])
                         ["Attributes"]["ApproximateNumberOfMessagesNotVisible"])

    def test_a_batch_tells_what_became_of_each(self):
        url = self.queue()
        sent = self.sqs.send_message_batch(QueueUrl=url, Entries=[
            {"Id": "good", "MessageBody": "a"}, {"Id": "late", "MessageBody": "b", "DelaySeconds": 901}, {"Id": "next", "MessageBody": "c"}])
        self.assertEqual((["good", "next"], ["late"]), ([each["Id"] for each in sent["Successful"]], [each["Id"] for each in sent["Failed"]]))
        self.assertTrue(sent["Failed"][0]["SenderFault"])
        messages = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
        self.assertEqual(["a", "c"], [message["Body"] for message in messages])
        entries = [{"Id": str(i), "ReceiptHandle": message["ReceiptHandle"]} for i, message in enumerate(messages)]
        changed = self.sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{**entry, "VisibilityTimeout": 60} for entry in entries])
        deleted = self.sqs.delete_message_batch(QueueUrl=url, Entries=entries)
        self.assertEqual([["0", "1"], ["0", "1"]], [[each["Id"] for each in answer["Successful"]] for answer in (changed, deleted)])

    def test_what_is_received_too_often_goes_to_the_dead_letters(self):
        dead = self.queue()
        arn = self.sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        url = self.queue(RedrivePolicy=json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "1"}), VisibilityTimeout="0")
        self.assertEqual([url], self.sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"])
        self.sqs.send_message(QueueUrl=url, MessageBody="poison")
        self.assertEqual(1, len(self.sqs.receive_message(QueueUrl=url)["Messages"]))
        self.assertNotIn("Messages", self.sqs.receive_message(QueueUrl=url))
        self.assertEqual("poison", self.sqs.receive_message(QueueUrl=dead)["Messages"][0]["Body"])
        self.sqs.purge_queue(QueueUrl=dead)

    def test_errors_have_the_names_that_programs_look_for(self):
        url = self.queue()
        gone = f"{url}-gone"
        missing = self.refused("AWS.SimpleQueueService.NonExistentQueue", self.sqs.get_queue_url, QueueName=gone.rsplit("/", 1)[1])
        self.assertIsInstance(missing, self.sqs.exceptions.QueueDoesNotExist)
        self.refused("AWS.SimpleQueueService.NonExistentQueue", self.sqs.send_message, QueueUrl=gone, MessageBody="a")
        self.refused("QueueAlreadyExists", self.sqs.create_queue, QueueName=url.rsplit("/", 1)[1], Attributes={"DelaySeconds": "1"})
        self.refused("ReceiptHandleIsInvalid", self.sqs.delete_message, QueueUrl=url, ReceiptHandle="nonsense")
        twice = [{"Id": "a", "MessageBody": "a"}, {"Id": "a", "MessageBody": "b"}]
        self.refused("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", self.sqs.send_message_batch, QueueUrl=url, Entries=twice)
        self.refused("InvalidParameterValue", self.sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11)

    def test_another_account_is_let_in_by_a_permission(self):
        url = self.queue()
        self.sqs.add_permission(QueueUrl=url, Label="others", AWSAccountIds=["210987654321"], Actions=["SendMessage", "GetQueueUrl"])
        [statement] = self.policy(url)["Statement"]
        self.assertEqual(("others", "Allow", ["SQS:SendMessage", "SQS:GetQueueUrl"]), tuple(statement[each] for each in ("Sid", "Effect", "Action")))
        self.refused("InvalidParameterValue", self.sqs.add_permission, QueueUrl=url, Label="others", AWSAccountIds=["210987654321"], Actions=["*"])
        self.sqs.remove_permission(QueueUrl=url, Label="others")
        self.assertIsNone(self.policy(url))
        self.refused("InvalidParameterValue", self.sqs.remove_permission, QueueUrl=url, Label="others")

    def policy(self, url):
        text = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"]).get("Attributes", {}).get("Policy")
        return text and json.loads(text)

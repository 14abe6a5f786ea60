"""Enhanced fan-out with boto3, which gets its events over HTTP/1.1."""

import time

from botocore.exceptions import EventStreamError

from kinesis_case import FIRST_SHARD, KinesisCase


class FanOutTest(KinesisCase):
    def consumer(self, stream, name="reader"):
        """Registers a consumer that is gone with the test, and returns its ARN."""
        arn = self.kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamARN"]
        consumer = self.kinesis.register_stream_consumer(StreamARN=arn, ConsumerName=name)["Consumer"]
        self.assertEqual("CREATING", consumer["ConsumerStatus"])
        self.addCleanup(self.kinesis.deregister_stream_consumer, ConsumerARN=consumer["ConsumerARN"])
        return consumer["ConsumerARN"]

    def subscribe(self, consumer, kind="TRIM_HORIZON", shard=FIRST_SHARD, **position):
        answer = self.kinesis.subscribe_to_shard(
            ConsumerARN=consumer, ShardId=shard, StartingPosition={"Type": kind, **position}
        )
        events = answer["EventStream"]
        self.addCleanup(events.close)
        return events, (event["SubscribeToShardEvent"] for event in events)

    def test_records_are_pushed_as_they_are_put(self):
        stream = self.stream()
        numbers = self.put(stream, b"before")
        _, pushed = self.subscribe(self.consumer(stream))
        first = next(pushed)
        self.assertEqual([b"before"], [record["Data"] for record in first["Records"]])
        self.assertEqual(numbers, [record["SequenceNumber"] for record in first["Records"]])
        self.assertEqual(0, first["MillisBehindLatest"])
        for index in range(20):
            data = b"%d" % index
            numbers = self.put(stream, data)
            event = next(pushed)
            self.assertEqual([data], [record["Data"] for record in event["Records"]])
            self.assertEqual(numbers, [record["SequenceNumber"] for record in event["Records"]])

    def test_a_silent_shard_is_heard_of_and_can_be_resumed(self):
        stream = self.stream()
        consumer = self.consumer(stream)
        events, pushed = self.subscribe(consumer, "LATEST")
        beat = next(pushed)
        self.assertEqual(([], 0), (beat["Records"], beat["MillisBehindLatest"]))
        events.close()
        self.put(stream, b"between")
        for kind in ("AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"):
            other = self.consumer(stream, kind.lower())
            _, pushed = self.subscribe(other, kind, SequenceNumber=beat["ContinuationSequenceNumber"])
            self.assertEqual([b"between"], [record["Data"] for record in next(pushed)["Records"]])

    def test_a_second_subscription_is_refused(self):
        stream = self.stream()
        consumer = self.consumer(stream)
        self.subscribe(consumer)
        self.assert_fails(
            "ResourceInUseException",
            f"Another active subscription exists for this consumer: {self.account}:{stream}:{FIRST_SHARD}:reader",
            self.kinesis.subscribe_to_shard,
            ConsumerARN=consumer,
            ShardId=FIRST_SHARD,
            StartingPosition={"Type": "LATEST"},
        )

    def test_a_place_is_free_again_when_its_client_has_gone(self):
        stream = self.stream()
        consumer = self.consumer(stream)
        events, _ = self.subscribe(consumer)
        events.close()
        # The server hears of it a moment later, and well before it would let another take over.
        deadline = time.monotonic() + 4
        while time.monotonic() < deadline:
            try:
                self.subscribe(consumer)
                break
            except self.kinesis.exceptions.ResourceInUseException:
                continue
        else:
            self.fail("The place was not freed.")

    def test_an_error_in_the_stream_is_raised_where_it_is_read(self):
        stream = self.stream()
        arn = self.kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamARN"]
        consumer = self.kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="leaving")["Consumer"]["ConsumerARN"]
        _, pushed = self.subscribe(consumer)
        self.kinesis.deregister_stream_consumer(ConsumerARN=consumer)
        with self.assertRaises(EventStreamError) as raised:
            next(pushed)
        self.assertEqual("ResourceNotFoundException", raised.exception.response["Error"]["Code"])
        self.assertEqual(f"Consumer leaving, account {self.account} not found.", raised.exception.response["Error"]["Message"])

    def test_a_record_of_the_largest_size_is_one_event(self):
        stream = self.stream()
        data = bytes(1_048_575)
        self.put(stream, data, data, key="k")
        _, pushed = self.subscribe(self.consumer(stream))
        self.assertEqual([[len(data)], [len(data)]], [[len(r["Data"]) for r in next(pushed)["Records"]] for _ in range(2)])

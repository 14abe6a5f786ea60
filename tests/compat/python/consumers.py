"""Raw consumers of a stream: one that polls, and one that records are pushed to."""

import queue
import threading

from kinesis_case import client


class Consumer:
    """Reads each shard from its start, and children only when all their parents have ended."""

    def __init__(self, stream):
        self.kinesis = client()
        self.stream = stream
        self.reading = {}
        self.ended = set()
        self.seen = []
        for shard in self.kinesis.list_shards(StreamName=stream, ShardFilter={"Type": "AT_TRIM_HORIZON"})["Shards"]:
            self.start(shard["ShardId"])

    def start(self, shard):
        assert shard not in self.ended and shard not in self.reading, f"{shard} begins twice"
        self.reading[shard] = self.open(shard)

    def take(self, shard, records, children):
        """Notes what a shard gave; its children follow when it was all."""
        self.seen += [(shard, record["SequenceNumber"], record["Data"]) for record in records]
        if not children:
            return
        del self.reading[shard]
        self.ended.add(shard)
        for child in children:
            if self.ended.issuperset(child["ParentShards"]):
                self.start(child["ShardId"])


class PollingConsumer(Consumer):
    def open(self, shard):
        return self.kinesis.get_shard_iterator(
            StreamName=self.stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]

    def read(self):
        """Reads a page of each shard."""
        for shard in list(self.reading):
            page = self.kinesis.get_records(ShardIterator=self.reading[shard], Limit=50)
            children = page.get("ChildShards", [])
            following = page.get("NextShardIterator")
            assert (following is None) == bool(children), page
            self.reading[shard] = following
            self.take(shard, page["Records"], children)

    def close(self):
        pass


class FanOutConsumer(Consumer):
    def __init__(self, stream):
        self.events = queue.Queue()
        self.subscriptions = 0
        self.closing = threading.Event()
        kinesis = client()
        arn = kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamARN"]
        self.arn = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="acceptance")["Consumer"]["ConsumerARN"]
        while kinesis.describe_stream_consumer(ConsumerARN=self.arn)["ConsumerDescription"]["ConsumerStatus"] != "ACTIVE":
            pass
        super().__init__(stream)

    def open(self, shard):
        thread = threading.Thread(target=self.follow, args=(shard,), daemon=True)
        thread.start()
        return thread

    def follow(self, shard):
        """Subscribes again and again, each time after the last event, until the shard ends."""
        try:
            kinesis = client()
            position = {"Type": "TRIM_HORIZON"}
            while not self.closing.is_set():
                try:
                    answer = kinesis.subscribe_to_shard(ConsumerARN=self.arn, ShardId=shard, StartingPosition=position)
                except kinesis.exceptions.ResourceInUseException:
                    # The last subscription is over for its client a moment before it is for the server.
                    continue
                self.subscriptions += 1
                for event in answer["EventStream"]:
                    event = event["SubscribeToShardEvent"]
                    self.events.put((shard, event))
                    if event.get("ChildShards"):
                        assert not event.get("ContinuationSequenceNumber"), event
                        return
                    position = {"Type": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": event["ContinuationSequenceNumber"]}
        except Exception as failure:
            if not self.closing.is_set():
                self.events.put((shard, failure))

    def read(self):
        """Takes the next event."""
        shard, event = self.events.get(timeout=30)
        if isinstance(event, Exception):
            raise event
        self.take(shard, event["Records"], event.get("ChildShards", []))

    def close(self):
        """Ends the subscriptions: their consumer goes, which each is told in its stream."""
        self.closing.set()
        threads = list(self.reading.values())
        self.kinesis.deregister_stream_consumer(ConsumerARN=self.arn)
        for thread in threads:
            thread.join(30)
            assert not thread.is_alive(), "A subscription outlives its consumer."
        while self.kinesis.list_stream_consumers(StreamARN=self.arn.split("/consumer/")[0])["Consumers"]:
            pass

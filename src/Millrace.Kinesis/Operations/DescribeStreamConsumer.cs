using Millrace.Kinesis.Consumers;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DescribeStreamConsumer (facts/kinesis.md 5).</summary>
internal sealed class DescribeStreamConsumer(KinesisRoom room) : IOperationHandler<DescribeStreamConsumerRequest, DescribeStreamConsumerResponse>
{
    public ValueTask<DescribeStreamConsumerResponse> HandleAsync(
        DescribeStreamConsumerRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ConsumerKey.Resolve(
            request.StreamARN, request.ConsumerName, request.ConsumerARN, context, KinesisApi.DescribeStreamConsumer);
        var now = room.Now;
        var (stream, consumer) = key.Find(room.Streams, now);

        var shape = consumer.ToShape(stream.Key, now);
        return ValueTask.FromResult(new DescribeStreamConsumerResponse
        {
            ConsumerDescription = new ConsumerDescription
            {
                ConsumerName = shape.ConsumerName,
                ConsumerARN = shape.ConsumerARN,
                ConsumerStatus = shape.ConsumerStatus,
                ConsumerCreationTimestamp = shape.ConsumerCreationTimestamp,
                StreamARN = stream.Key.Arn,
            },
        });
    }
}

using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>The calls of Kinesis that retrieval makes.</summary>
internal interface IRetrievalCalls
{
    Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken);

    Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken);

    IAsyncEnumerable<SubscribeToShardEvent> SubscribeToShardAsync(SubscribeToShardRequest request, CancellationToken cancellationToken);

    Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken);

    Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken);

    Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken);
}

/// <summary>The calls of a client.</summary>
/// <param name="client">The client.</param>
internal sealed class RetrievalCalls(KinesisClient client) : IRetrievalCalls
{
    public Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken) =>
        client.GetShardIteratorAsync(request, cancellationToken);

    public Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken) =>
        client.GetRecordsAsync(request, cancellationToken);

    public IAsyncEnumerable<SubscribeToShardEvent> SubscribeToShardAsync(SubscribeToShardRequest request, CancellationToken cancellationToken) =>
        client.SubscribeToShardAsync(request, cancellationToken);

    public Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken) =>
        client.DescribeStreamSummaryAsync(request, cancellationToken);

    public Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken) =>
        client.DescribeStreamConsumerAsync(request, cancellationToken);

    public Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken) =>
        client.RegisterStreamConsumerAsync(request, cancellationToken);
}

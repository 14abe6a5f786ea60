using Millrace.DynamoDB;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>Puts changes of tables to streams, as DynamoDB's own role does on AWS: by the calls that everybody makes, without asking for a permission.</summary>
/// <param name="operations">Kinesis' operations.</param>
internal sealed class KinesisDestination(IReadOnlyList<OperationBinding> operations) : IChangeDestination
{
    public async ValueTask<bool> IsThereAsync(string streamArn, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(KinesisApi.DescribeStreamSummary, streamArn, new DescribeStreamSummaryRequest { StreamARN = streamArn }, cancellationToken);
            return true;
        }
        catch (ServiceException)
        {
            return false;
        }
    }

    public ValueTask PutAsync(string streamArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) => CallAsync(
        KinesisApi.PutRecord, streamArn, new PutRecordRequest { StreamARN = streamArn, PartitionKey = partitionKey, Data = data }, cancellationToken);

    private async ValueTask CallAsync<TRequest>(Operation operation, string streamArn, TRequest request, CancellationToken cancellationToken)
        where TRequest : IShape<TRequest>
    {
        // arn:aws:kinesis:REGION:ACCOUNT:stream/NAME
        var parts = streamArn.Split(':');
        var (region, account) = parts.Length > 4 ? (parts[3], parts[4]) : ("", "");
        var caller = new Caller(account, $"arn:aws:iam::{account}:role/aws-service-role/kinesisreplication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBKinesisDataStreamsReplication", account, "");
        using var context = new RequestContext("", caller, region);
        await InternalCall.MakeAsync(operations.First(binding => binding.Operation == operation), request, context, authorization: null, cancellationToken);
    }
}

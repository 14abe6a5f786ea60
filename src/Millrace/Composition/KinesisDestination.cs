using System.Buffers;
using System.Text.Json;
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

    public async ValueTask PutAsync(string streamArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("StreamARN", streamArn);
            json.WriteString("PartitionKey", partitionKey);
            json.WriteBase64String("Data", data.Span);
            json.WriteEndObject();
        }

        await CallAsync(KinesisApi.PutRecord, streamArn, body.WrittenSpan.ToArray(), cancellationToken);
    }

    private ValueTask CallAsync<TRequest>(Operation operation, string streamArn, TRequest request, CancellationToken cancellationToken)
        where TRequest : IShape<TRequest>
    {
        var body = new ArrayBufferWriter<byte>();
        WireCodec.Write(request, WireFormat.Json, body);
        return CallAsync(operation, streamArn, body.WrittenSpan.ToArray(), cancellationToken);
    }

    private async ValueTask CallAsync(Operation operation, string streamArn, byte[] body, CancellationToken cancellationToken)
    {
        var call = operations.First(binding => binding.Operation == operation).Decode(body, WireFormat.Json);
        call.Validate();
        // arn:aws:kinesis:REGION:ACCOUNT:stream/NAME
        var parts = streamArn.Split(':');
        var (region, account) = parts.Length > 4 ? (parts[3], parts[4]) : ("", "");
        var caller = new Caller(account, $"arn:aws:iam::{account}:role/aws-service-role/kinesisreplication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBKinesisDataStreamsReplication", account, "");
        using var context = new RequestContext("", caller, region);
        await call.ExecuteAsync(context, new ArrayBufferWriter<byte>(), cancellationToken);
    }
}

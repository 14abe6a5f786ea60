using System.Buffers;
using Millrace.CloudWatch.Logs;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>
/// Where subscription filters send events: to streams, in the name of the filter's role, held to its permissions as if the call had come by the socket.
/// </summary>
/// <param name="kinesis">The streams.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what Kinesis needs leave for.</param>
/// <param name="time">The clock.</param>
internal sealed class LogDestinations(KinesisService kinesis, IamDirectory directory, AuthorizationStage authorization, TimeProvider time) : ILogDestinations
{
    private readonly OperationBinding _putRecord = kinesis.Operations.First(static binding => binding.Operation == KinesisApi.PutRecord);

    public async ValueTask PutRecordAsync(
        string streamArn, string roleArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        // arn:aws:iam::ACCOUNT:role/NAME, which must trust the service.
        if (roleArn.Split(':') is not ["arn", _, "iam", _, { } account, _]
            || !(Trusts(account, roleArn, "logs") || Trusts(account, roleArn, $"logs.{RegionOf(streamArn)}")))
        {
            throw new ServiceException("AccessDeniedException", "The role cannot be assumed by CloudWatch Logs.");
        }

        using var context = RoleCaller.Of(directory, roleArn, RegionOf(streamArn), time.GetUtcNow());
        var body = new ArrayBufferWriter<byte>();
        WireCodec.Write(new PutRecordRequest { StreamARN = streamArn, PartitionKey = partitionKey, Data = data }, WireFormat.Json, body);
        var call = _putRecord.Decode(body.WrittenSpan.ToArray(), WireFormat.Json);
        call.Validate();
        await authorization.PassAsync(KinesisApi.PutRecord, call.Shape, context, cancellationToken);
        await call.ExecuteAsync(context, new ArrayBufferWriter<byte>(), cancellationToken);
    }

    private bool Trusts(string account, string roleArn, string service) => ServiceTrust.Allows(directory, account, roleArn, $"{service}.amazonaws.com");

    // arn:aws:kinesis:REGION:ACCOUNT:stream/NAME
    private static string RegionOf(string streamArn) => streamArn.Split(':') is [_, _, _, { } region, ..] ? region : "";
}

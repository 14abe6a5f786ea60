using Millrace.CloudWatch.Logs;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.Lambda;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>
/// Where subscription filters send events: to functions, and to streams in the name of the filter's role, held to its permissions as if the call had come by the socket.
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
        // arn:aws:kinesis:REGION:ACCOUNT:stream/NAME
        var region = streamArn.Split(':') is [_, _, _, { } found, ..] ? found : "";
        using var context = RoleCaller.Find(directory, roleArn, region, ["logs.amazonaws.com", $"logs.{region}.amazonaws.com"], "CloudWatchLogs", time.GetUtcNow())
            ?? throw new ServiceException("AccessDeniedException", "The role cannot be assumed by CloudWatch Logs.");
        var request = new PutRecordRequest { StreamARN = streamArn, PartitionKey = partitionKey, Data = data };
        await InternalCall.MakeAsync(_putRecord, request, context, authorization, cancellationToken);
    }

    /// <summary>The functions, which are there only after the logs that they write to.</summary>
    public LambdaService? Functions { get; set; }

    public bool MayInvoke(string functionArn, string logGroupArn, string accountId)
    {
        // arn:aws:lambda:REGION:ACCOUNT:function:NAME
        if (functionArn.Split(':') is not [_, _, "lambda", { } region, ..]) return false;
        return ServicePermissions.Allows(
            Functions?.FindPolicy(functionArn), "lambda:InvokeFunction", functionArn, ["logs.amazonaws.com", $"logs.{region}.amazonaws.com"], logGroupArn, accountId);
    }

    public async ValueTask InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var parts = functionArn.Split(':');
        var caller = new Caller(parts[4], "logs.amazonaws.com", parts[4], "");

        // A call that is queued is known by the id of its request.
        using var context = new RequestContext(Guid.NewGuid().ToString(), caller, parts[3]);
        var invoke = Functions!.Operations.First(static binding => binding.Operation == LambdaApi.Invoke);
        var request = new InvokeRequest { FunctionName = functionArn, InvocationType = InvocationType.Event, Payload = payload };
        await InternalCall.MakeAsync(invoke, request, context, authorization: null, cancellationToken);
    }
}

using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>PutSubscriptionFilter (facts/logs-metrics.md A): to a stream of Kinesis, which is tried before it is kept, or to a function whose policy lets CloudWatch Logs call it.</summary>
internal sealed class PutSubscriptionFilter(LogsRoom room) : IOperationHandler<PutSubscriptionFilterRequest, NoOutput>
{
    private const int Most = 2;

    public async ValueTask<NoOutput> HandleAsync(PutSubscriptionFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        room.Patterns.Compile(request.FilterPattern);
        var vendor = request.DestinationArn.Split(':') is ["arn", _, { } service, ..] ? service : "";
        if (vendor is not ("kinesis" or "lambda")) throw LogsErrors.InvalidParameter("This server sends events to streams of Kinesis and to functions of Lambda only.");
        if (vendor == "lambda" && request.RoleArn is not null) throw LogsErrors.InvalidParameter("destinationArn for vendor lambda cannot be used with roleArn");
        if (vendor == "kinesis" && request.RoleArn is null) throw LogsErrors.InvalidParameter("destinationArn for vendor kinesis cannot be used without roleArn");
        if (request.RoleArn is { } role && (role.Split(':') is not ["arn", _, "iam", _, { } owner, _] || owner != context.Caller.AccountId))
            throw LogsErrors.InvalidParameter("Cross-account pass role is not allowed.");
        await room.Tables.ReadAsync(reader => LogCatalog.Require(reader, key), cancellationToken);
        if (request.RoleArn is { } putting) await room.Sender.TestAsync(request.FilterName, request.DestinationArn, putting, room.Now, cancellationToken);
        else room.Sender.TestFunction(request.DestinationArn, key);
        await room.Tables.WriteAsync(writer =>
        {
            var group = LogCatalog.Require(writer, key);
            var before = FilterStores.Subscription.Find(writer, key, request.FilterName);
            if (before is null && group.SubscriptionFilterCount >= Most) throw LogsErrors.LimitExceeded();
            FilterStores.Subscription.Put(writer, key, request.FilterName, new SubscriptionFilterState
            {
                Pattern = request.FilterPattern,
                CreationTime = before?.CreationTime ?? room.Now,
                DestinationArn = request.DestinationArn,
                RoleArn = request.RoleArn,
                Distribution = request.Distribution ?? Distribution.ByLogStream,
                AppliesOnTransformed = request.ApplyOnTransformedLogs ?? false,
            });
            if (before is null) LogCatalog.Put(writer, key, group with { SubscriptionFilterCount = group.SubscriptionFilterCount + 1 });
            return true;
        });
        return NoOutput.Instance;
    }
}

using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>PutSubscriptionFilter (facts/logs-metrics.md A): to a stream of Kinesis, which is tried before it is kept.</summary>
internal sealed class PutSubscriptionFilter(LogsRoom room) : IOperationHandler<PutSubscriptionFilterRequest, NoOutput>
{
    private const int Most = 2;

    public async ValueTask<NoOutput> HandleAsync(PutSubscriptionFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        room.Patterns.Compile(request.FilterPattern);
        if (request.DestinationArn.Split(':') is not ["arn", _, { } vendor, ..] || vendor != "kinesis")
            throw LogsErrors.InvalidParameter("This server sends events to streams of Kinesis only.");
        if (request.RoleArn is not { } role) throw LogsErrors.InvalidParameter("destinationArn for vendor kinesis cannot be used without roleArn");
        if (role.Split(':') is not ["arn", _, "iam", _, { } owner, _] || owner != context.Caller.AccountId)
            throw LogsErrors.InvalidParameter("Cross-account pass role is not allowed.");
        await room.Tables.ReadAsync(reader => LogCatalog.Require(reader, key), cancellationToken);
        await room.Sender.TestAsync(request.FilterName, request.DestinationArn, role, room.Now, cancellationToken);
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
                RoleArn = role,
                Distribution = request.Distribution ?? Distribution.ByLogStream,
                AppliesOnTransformed = request.ApplyOnTransformedLogs ?? false,
            });
            if (before is null) LogCatalog.Put(writer, key, group with { SubscriptionFilterCount = group.SubscriptionFilterCount + 1 });
            return true;
        });
        return NoOutput.Instance;
    }
}

using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DeleteSubscriptionFilter (facts/logs-metrics.md A).</summary>
internal sealed class DeleteSubscriptionFilter(LogsRoom room) : IOperationHandler<DeleteSubscriptionFilterRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteSubscriptionFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        await room.Tables.WriteAsync(writer =>
        {
            var group = LogCatalog.Require(writer, key);
            if (FilterStores.Subscription.Find(writer, key, request.FilterName) is null)
                throw LogsErrors.NotFound("The specified subscription filter does not exist.");
            FilterStores.Subscription.Delete(writer, key, request.FilterName);
            LogCatalog.Put(writer, key, group with { SubscriptionFilterCount = group.SubscriptionFilterCount - 1 });
            return true;
        });
        return NoOutput.Instance;
    }
}

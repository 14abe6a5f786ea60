using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DeleteMetricFilter (facts/logs-metrics.md A). The metric stays.</summary>
internal sealed class DeleteMetricFilter(LogsRoom room) : IOperationHandler<DeleteMetricFilterRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteMetricFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        await room.Tables.WriteAsync(writer =>
        {
            var group = LogCatalog.Require(writer, key);
            if (FilterStores.Metric.Find(writer, key, request.FilterName) is null) throw LogsErrors.NotFound("The specified metric filter does not exist.");
            FilterStores.Metric.Delete(writer, key, request.FilterName);
            LogCatalog.Put(writer, key, group with { MetricFilterCount = group.MetricFilterCount - 1 });
            return true;
        });
        return NoOutput.Instance;
    }
}

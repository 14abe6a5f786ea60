using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>PutMetricFilter (facts/logs-metrics.md A). It counts events that come from now on.</summary>
internal sealed class PutMetricFilter(LogsRoom room) : IOperationHandler<PutMetricFilterRequest, NoOutput>
{
    private const int Most = 100;

    public async ValueTask<NoOutput> HandleAsync(PutMetricFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        room.Patterns.Compile(request.FilterPattern);
        var transformation = request.MetricTransformations[0];
        if (transformation is { DefaultValue: not null, Dimensions.Count: > 0 })
            throw LogsErrors.InvalidParameter("Invalid metric transformation: dimensions and default value are mutually exclusive properties.");
        if (transformation.MetricNamespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw LogsErrors.InvalidParameter("Metric namespaces that begin with AWS/ are reserved.");
        await room.Tables.WriteAsync(writer =>
        {
            var group = LogCatalog.Require(writer, key);
            var before = FilterStores.Metric.Find(writer, key, request.FilterName);
            if (before is null && group.MetricFilterCount >= Most) throw LogsErrors.LimitExceeded();
            FilterStores.Metric.Put(writer, key, request.FilterName, new MetricFilterState
            {
                Pattern = request.FilterPattern,
                CreationTime = before?.CreationTime ?? room.Now,
                Transformation = transformation,
                AppliesOnTransformed = request.ApplyOnTransformedLogs ?? false,
            });
            if (before is null) LogCatalog.Put(writer, key, group with { MetricFilterCount = group.MetricFilterCount + 1 });
            return true;
        });
        return NoOutput.Instance;
    }
}

using System.Text;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>TestMetricFilter (facts/logs-metrics.md A, Filter pattern language).</summary>
internal sealed class TestMetricFilter(LogsRoom room) : IOperationHandler<TestMetricFilterRequest, TestMetricFilterResponse>
{
    public ValueTask<TestMetricFilterResponse> HandleAsync(TestMetricFilterRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var pattern = room.Patterns.Compile(request.FilterPattern);
        var matches = new List<MetricFilterMatchRecord>();
        for (var i = 0; i < request.LogEventMessages.Count; i++)
        {
            var message = Encoding.UTF8.GetBytes(request.LogEventMessages[i]);
            if (!pattern.IsMatch(message)) continue;
            matches.Add(new MetricFilterMatchRecord
            {
                EventNumber = i + 1, EventMessage = request.LogEventMessages[i], ExtractedValues = pattern.Extract(message),
            });
        }

        return ValueTask.FromResult(new TestMetricFilterResponse { Matches = matches });
    }
}

using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>EnableAlarmActions: of those alarms that are there.</summary>
internal sealed class EnableAlarmActions(MetricsRoom room) : IOperationHandler<EnableAlarmActionsRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(EnableAlarmActionsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.Tables.WriteAsync(writer => AlarmActions.Set(writer, request.AlarmNames, context, isEnabled: true));
        return NoOutput.Instance;
    }
}

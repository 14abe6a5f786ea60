using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>DisableAlarmActions: of those alarms that are there.</summary>
internal sealed class DisableAlarmActions(MetricsRoom room) : IOperationHandler<DisableAlarmActionsRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DisableAlarmActionsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.Tables.WriteAsync(writer => AlarmActions.Set(writer, request.AlarmNames, context, isEnabled: false));
        return NoOutput.Instance;
    }
}

using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>DeleteAlarms: all of them, or none when one is not there.</summary>
internal sealed class DeleteAlarms(MetricsRoom room) : IOperationHandler<DeleteAlarmsRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteAlarmsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.Tables.WriteAsync(writer =>
        {
            foreach (var name in request.AlarmNames.Distinct())
            {
                var key = AlarmKey.Named(name, context);
                if (AlarmStore.Find(writer, key) is null) throw CloudWatchErrors.NoAlarm(name);
                AlarmStore.Delete(writer, key);
            }

            return true;
        });
        return NoOutput.Instance;
    }
}

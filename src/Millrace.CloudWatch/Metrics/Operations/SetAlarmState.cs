using System.Text;
using System.Text.Json;
using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>SetAlarmState: for as long as the alarm's next evaluation finds nothing else.</summary>
internal sealed class SetAlarmState(MetricsRoom room) : IOperationHandler<SetAlarmStateRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(SetAlarmStateRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.StateReasonData is { } data && !IsJson(data)) throw new ServiceException("InvalidFormat", "StateReasonData is not valid JSON");
        var key = AlarmKey.Named(request.AlarmName, context);
        await room.Tables.WriteAsync(writer =>
        {
            var state = AlarmStore.Find(writer, key) ?? throw CloudWatchErrors.NoAlarm(request.AlarmName);
            AlarmStore.Put(writer, key, state.Become(request.StateValue, request.StateReason, request.StateReasonData, room.Time.GetUtcNow()));
            return true;
        });
        return NoOutput.Instance;
    }

    private static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            while (reader.Read()) reader.Skip();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

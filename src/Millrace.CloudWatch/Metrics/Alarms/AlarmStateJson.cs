using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>How alarms are written to the table store, and what they say of themselves.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlarmState))]
[JsonSerializable(typeof(AlarmReasonData))]
internal sealed partial class AlarmStateJson : JsonSerializerContext
{
    public static byte[] Write(AlarmState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.AlarmState);

    public static AlarmState Read(byte[] json) => JsonSerializer.Deserialize(json, Default.AlarmState)!;
}

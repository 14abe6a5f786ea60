using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>How groups, streams and filters are written to the table store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogGroupState))]
[JsonSerializable(typeof(LogStreamState))]
[JsonSerializable(typeof(MetricFilterState))]
[JsonSerializable(typeof(SubscriptionFilterState))]
internal sealed partial class LogStateJson : JsonSerializerContext
{
    public static byte[] Write(LogGroupState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.LogGroupState);

    public static byte[] Write(LogStreamState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.LogStreamState);

    public static byte[] Write(MetricFilterState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.MetricFilterState);

    public static byte[] Write(SubscriptionFilterState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.SubscriptionFilterState);

    public static MetricFilterState MetricFilter(byte[] json) => JsonSerializer.Deserialize(json, Default.MetricFilterState)!;

    public static SubscriptionFilterState SubscriptionFilter(byte[] json) => JsonSerializer.Deserialize(json, Default.SubscriptionFilterState)!;

    public static LogGroupState Group(byte[] json) => JsonSerializer.Deserialize(json, Default.LogGroupState)!;

    public static LogStreamState Stream(byte[] json) => JsonSerializer.Deserialize(json, Default.LogStreamState)!;
}

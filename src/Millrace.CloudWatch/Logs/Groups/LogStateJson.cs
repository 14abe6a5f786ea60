using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>How groups and streams are written to the table store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogGroupState))]
[JsonSerializable(typeof(LogStreamState))]
internal sealed partial class LogStateJson : JsonSerializerContext
{
    public static byte[] Write(LogGroupState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.LogGroupState);

    public static byte[] Write(LogStreamState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.LogStreamState);

    public static LogGroupState Group(byte[] json) => JsonSerializer.Deserialize(json, Default.LogGroupState)!;

    public static LogStreamState Stream(byte[] json) => JsonSerializer.Deserialize(json, Default.LogStreamState)!;
}

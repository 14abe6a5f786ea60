using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Kinesis.Streams;

/// <summary>How streams are written to the state store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamState))]
internal sealed partial class StreamStateJson : JsonSerializerContext
{
    /// <summary>The bytes of a state.</summary>
    public static byte[] Write(StreamState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.StreamState);

    /// <summary>The state of some bytes.</summary>
    public static StreamState Read(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize(json.Span, Default.StreamState) ?? throw new InvalidDataException("A stream's state is null.");
}

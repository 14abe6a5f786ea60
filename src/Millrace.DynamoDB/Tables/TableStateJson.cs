using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.DynamoDB.Streams;

namespace Millrace.DynamoDB.Tables;

/// <summary>How tables and streams are written to the table store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TableState))]
[JsonSerializable(typeof(StreamState))]
internal sealed partial class TableStateJson : JsonSerializerContext
{
    /// <summary>The bytes of a state.</summary>
    public static byte[] Write(TableState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.TableState);

    /// <summary>The bytes of a stream's state.</summary>
    public static byte[] Write(StreamState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.StreamState);

    /// <summary>The state of some bytes.</summary>
    public static TableState Read(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.TableState) ?? throw new InvalidDataException("A table's state is null.");

    /// <summary>The stream's state of some bytes.</summary>
    public static StreamState ReadStream(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.StreamState) ?? throw new InvalidDataException("A stream's state is null.");
}

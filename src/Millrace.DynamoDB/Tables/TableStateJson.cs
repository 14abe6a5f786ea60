using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.DynamoDB.Tables;

/// <summary>How tables are written to the table store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TableState))]
internal sealed partial class TableStateJson : JsonSerializerContext
{
    /// <summary>The bytes of a state.</summary>
    public static byte[] Write(TableState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.TableState);

    /// <summary>The state of some bytes.</summary>
    public static TableState Read(byte[] json) =>
        JsonSerializer.Deserialize(json, Default.TableState) ?? throw new InvalidDataException("A table's state is null.");
}

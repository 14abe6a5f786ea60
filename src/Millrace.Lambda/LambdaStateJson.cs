using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;

namespace Millrace.Lambda;

/// <summary>How functions and layers are written to the state store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FunctionState))]
[JsonSerializable(typeof(LayerState))]
[JsonSerializable(typeof(FunctionConfiguration))]
[JsonSerializable(typeof(QueuedEvent))]
[JsonSerializable(typeof(MappingState))]
[JsonSerializable(typeof(ShardCheckpoint))]
internal sealed partial class LambdaStateJson : JsonSerializerContext
{
    /// <summary>Settings in JSON, to compare them.</summary>
    public static byte[] Write(FunctionConfiguration configuration) => JsonSerializer.SerializeToUtf8Bytes(configuration, Default.FunctionConfiguration);
}

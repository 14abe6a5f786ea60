using System.Text.Json.Serialization;
using Millrace.Sqs.Messages;

namespace Millrace.Sqs.Queues;

/// <summary>How queues and messages are written to the store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueueState))]
[JsonSerializable(typeof(StoredMessage))]
internal sealed partial class QueueStateJson : JsonSerializerContext;

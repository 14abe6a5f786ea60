using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A kind of endpoint.</summary>
[SimpleShape(Enum = [KafkaBootstrapServers])]
public static class EndPointType
{
    /// <summary><c>KAFKA_BOOTSTRAP_SERVERS</c>.</summary>
    public const string KafkaBootstrapServers = "KAFKA_BOOTSTRAP_SERVERS";
}

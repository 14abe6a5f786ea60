using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>How the capacity of a stream is managed.</summary>
[SimpleShape(Enum = [Provisioned, OnDemand])]
public static class StreamMode
{
    /// <summary>A number of shards that the owner sets.</summary>
    public const string Provisioned = "PROVISIONED";

    /// <summary>A number of shards that follows the traffic.</summary>
    public const string OnDemand = "ON_DEMAND";
}

using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Where a consumer stands in its life.</summary>
[SimpleShape(Enum = [Creating, Deleting, Active])]
public static class ConsumerStatus
{
    /// <summary>Being registered.</summary>
    public const string Creating = "CREATING";

    /// <summary>Being removed.</summary>
    public const string Deleting = "DELETING";

    /// <summary>Ready to subscribe.</summary>
    public const string Active = "ACTIVE";
}

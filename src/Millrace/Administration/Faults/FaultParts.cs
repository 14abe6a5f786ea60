namespace Millrace.Administration.Faults;

/// <summary>The parts of a request that a rule can hit in place of the whole.</summary>
internal static class FaultParts
{
    /// <summary>A single record of a PutRecords.</summary>
    public const string Record = "record";

    /// <summary>What a GetRecords answers.</summary>
    public const string Page = "page";

    /// <summary>An event of a subscription.</summary>
    public const string Event = "event";

    /// <summary>The operation that has a part; null for what is none.</summary>
    public static string? OperationOf(string part) => part switch
    {
        Record => "PutRecords",
        Page => "GetRecords",
        Event => "SubscribeToShard",
        _ => null,
    };
}

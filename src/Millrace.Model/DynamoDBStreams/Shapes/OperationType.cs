using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>What happened to an item.</summary>
[SimpleShape(Enum = [Insert, Modify, Remove])]
public static class OperationType
{
    /// <summary><c>INSERT</c>.</summary>
    public const string Insert = "INSERT";

    /// <summary><c>MODIFY</c>.</summary>
    public const string Modify = "MODIFY";

    /// <summary><c>REMOVE</c>.</summary>
    public const string Remove = "REMOVE";
}

using Millrace.DynamoDB.Expressions;

namespace Millrace.DynamoDB.Legacy;

/// <summary>Projections from before there were expressions.</summary>
internal static class AttributesToGet
{
    /// <summary>The projection; null when there is none.</summary>
    public static ItemProjection? Read(IReadOnlyList<string>? names)
    {
        if (names is null) return null;
        var seen = new HashSet<string>();
        foreach (var name in names)
        {
            if (!seen.Add(name)) throw DynamoDBErrors.InvalidParameters($"Duplicate value in attribute name: {name}");
        }

        return ItemProjection.OnAttributes(names);
    }
}

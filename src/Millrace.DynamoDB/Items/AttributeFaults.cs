using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>Tells the first value of a request that cannot be one.</summary>
internal static class AttributeFaults
{
    public static void Check(IReadOnlyDictionary<string, AttributeValue>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, AttributeValue>())
        {
            if (name.Length == 0) throw DynamoDBErrors.Validation("Empty attribute name");
            if (value.Fault is { } fault) throw DynamoDBErrors.Validation(fault);
        }
    }
}

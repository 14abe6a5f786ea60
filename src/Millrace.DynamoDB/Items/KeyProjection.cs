using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Tables;

namespace Millrace.DynamoDB.Items;

/// <summary>Nothing is inside a key's attribute, so nothing can be asked of it (facts/dynamodb.md 19.4).</summary>
internal static class KeyProjection
{
    public static void Check(TableState table, ItemProjection? projection, IndexState? index = null)
    {
        foreach (var path in projection?.Paths ?? [])
        {
            if (!path.IsNested) continue;
            var part = table.Key.Has(path.Attribute) ? "Key" : index?.Key.Has(path.Attribute) is true ? "IndexKey" : null;
            if (part is null) continue;
            throw DynamoDBErrors.Validation(
                $"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {part}: {path.Attribute}");
        }
    }
}

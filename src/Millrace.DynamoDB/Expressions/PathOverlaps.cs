namespace Millrace.DynamoDB.Expressions;

/// <summary>Finds paths of one expression that stand in each other's way (facts/dynamodb.md 11, 19.5).</summary>
internal static class PathOverlaps
{
    public static void Check(IReadOnlyList<DocumentPath> paths, ExpressionFaults faults)
    {
        for (var i = 1; i < paths.Count; i++)
        {
            for (var j = 0; j < i; j++) Check(paths[j], paths[i], faults);
        }
    }

    private static void Check(DocumentPath first, DocumentPath second, ExpressionFaults faults)
    {
        var both = Math.Min(first.Steps.Count, second.Steps.Count);
        var common = 0;
        while (common < both && first.Steps[common] == second.Steps[common]) common++;
        var paths = $"must remove or rewrite one of these paths; path one: {first}, path two: {second}";
        if (common == both)
            faults.Note(ExpressionFault.OverlappingPaths, $"Two document paths overlap with each other; {paths}");
        else if (common > 0 && first.Steps[common].Name is null != second.Steps[common].Name is null)
            faults.Note(ExpressionFault.ConflictingPaths, $"Two document paths conflict with each other; {paths}");
    }
}

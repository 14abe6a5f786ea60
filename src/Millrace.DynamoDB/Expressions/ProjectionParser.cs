namespace Millrace.DynamoDB.Expressions;

/// <summary>Reads a ProjectionExpression (facts/dynamodb.md 11).</summary>
internal sealed class ProjectionParser : ExpressionParser
{
    private ProjectionParser(string text, Substitutions substitutions)
        : base(ExpressionKind.Projection, text, substitutions)
    {
    }

    protected override IReadOnlyList<string> Keywords => [];

    /// <summary>Reads a projection.</summary>
    public static ItemProjection Parse(string text, Substitutions substitutions)
    {
        var parser = new ProjectionParser(text, substitutions);
        var paths = new List<DocumentPath>();
        do
        {
            paths.Add(parser.Path());
        }
        while (parser.TryTake(","));
        PathOverlaps.Check(paths, parser.Faults);
        parser.End();
        return new ItemProjection(paths);
    }
}

using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>
/// The expressions of a request with what their names and values stand for. The checks are called in AWS's order (facts/dynamodb.md 5): the mix of
/// old and new parameters first, the rest when the operation's own checks are done.
/// </summary>
internal sealed class ExpressionParameters(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly Substitutions _substitutions = new(names, values);

    /// <summary>Expressions must not be mixed with legacy parameters, and names and values not be given without expressions.</summary>
    /// <param name="expressions">Each expression parameter of the operation and its text, in AWS's order.</param>
    /// <param name="legacy">Each legacy parameter of the operation and whether it is given.</param>
    public void CheckMix(ReadOnlySpan<(string Name, string? Text)> expressions, ReadOnlySpan<(string Name, bool IsGiven)> legacy)
    {
        var (given, old, absent) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (name, text) in expressions)
        {
            if (text is not null) given.Add(name);
            else if (name != ExpressionKind.Projection) absent.Add(name);
        }

        foreach (var (name, isGiven) in legacy)
        {
            if (isGiven) old.Add(name);
        }

        if (given.Count > 0 && old.Count > 0)
        {
            throw DynamoDBErrors.Validation(
                "Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", old)}}} Expression parameters: {{{string.Join(", ", given)}}}");
        }

        if (names is not null && given.Count == 0)
            throw DynamoDBErrors.Validation("ExpressionAttributeNames can only be specified when using expressions");
        if (values is not null && given.TrueForAll(static name => name == ExpressionKind.Projection))
        {
            throw DynamoDBErrors.Validation(
                "ExpressionAttributeValues can only be specified when using expressions: "
                + $"{string.Join(" and ", absent)} {(absent.Count > 1 ? "are" : "is")} null");
        }
    }

    /// <summary>Checks what names and values stand for; before the first expression is read.</summary>
    public void Begin() => _substitutions.Check();

    /// <summary>Reads a condition; null when there is none.</summary>
    public ConditionNode? Condition(string kind, string? text) => text is null ? null : ConditionParser.Parse(kind, text, _substitutions);

    /// <summary>Reads an update; null when there is none.</summary>
    public IReadOnlyList<UpdateAction>? Update(string? text) => text is null ? null : UpdateParser.Parse(text, _substitutions);

    /// <summary>Reads a projection; null when there is none.</summary>
    public ItemProjection? Projection(string? text) => text is null ? null : ProjectionParser.Parse(text, _substitutions);

    /// <summary>Every name and value must have been used.</summary>
    public void End() => _substitutions.CheckUsed();
}

using Millrace.Wire;

namespace Millrace.DynamoDB.Expressions;

/// <summary>
/// Collects what is wrong with an expression while it is read, and tells what AWS tells first (facts/dynamodb.md 5): faults have ranks, and among
/// those of a rank the first in the text counts.
/// </summary>
/// <param name="kind">The parameter, as in <c>UpdateExpression</c>.</param>
internal sealed class ExpressionFaults(string kind)
{
    private int _rank = int.MaxValue;
    private string? _text;

    /// <summary>The parameter, as in <c>UpdateExpression</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The error for a text, whatever else is wrong.</summary>
    public ServiceException Error(string text) => DynamoDBErrors.Validation($"Invalid {Kind}: {text}");

    /// <summary>Notes a fault.</summary>
    public void Note(ExpressionFault fault, string text)
    {
        var rank = RankOf(fault);
        if (rank >= _rank) return;
        _rank = rank;
        _text = text;
    }

    /// <summary>Throws what was noted, if anything.</summary>
    public void ThrowIfAny()
    {
        if (_text is not null) throw Error(_text);
    }

    private int RankOf(ExpressionFault fault) => (Kind == ExpressionKind.Update, fault) switch
    {
        (true, ExpressionFault.ReservedWord) => 1,
        (true, ExpressionFault.UnknownFunction) => 2,
        (true, ExpressionFault.MisusedFunction) => 3,
        (true, _) => 10 + (int)fault,
        (false, ExpressionFault.RedundantParentheses) => 1,
        (false, ExpressionFault.UnknownFunction) => 2,
        (false, ExpressionFault.MisusedFunction) => 3,
        (false, ExpressionFault.ReservedWord) => 4,
        (false, ExpressionFault.OverlappingPaths or ExpressionFault.ConflictingPaths) => 6,
        _ => 5,
    };
}

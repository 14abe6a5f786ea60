namespace Millrace.DynamoDB.Expressions;

/// <summary>The paths that a condition looks at.</summary>
internal static class PathsOf
{
    public static IEnumerable<DocumentPath> Condition(ConditionNode? condition) => condition switch
    {
        null => [],
        AndNode and => Condition(and.Left).Concat(Condition(and.Right)),
        OrNode or => Condition(or.Left).Concat(Condition(or.Right)),
        NotNode not => Condition(not.Inner),
        ComparisonNode comparison => Operands(comparison.Left, comparison.Right),
        BetweenNode between => Operands(between.Value, between.Lower, between.Upper),
        InNode among => Operands([among.Value, .. among.Candidates]),
        ExistsNode exists => [exists.Path],
        AttributeTypeNode type => Operands(type.Value),
        BeginsWithNode begins => Operands(begins.Value, begins.Prefix),
        ContainsNode contains => Operands(contains.Value, contains.Part),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is no condition."),
    };

    private static IEnumerable<DocumentPath> Operands(params Operand[] operands) => operands.SelectMany(Operand);

    private static IEnumerable<DocumentPath> Operand(Operand operand) => operand switch
    {
        PathOperand path => [path.Path],
        SizeOperand size => Operand(size.Of),
        _ => [],
    };
}

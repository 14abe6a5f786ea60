using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Reading;

/// <summary>Reads what a query says of the key: a KeyConditionExpression, or the legacy KeyConditions (facts/dynamodb.md 11, 12, 19.6).</summary>
internal static class KeyTerms
{
    public static IReadOnlyList<KeyTerm> OfExpression(ConditionNode condition)
    {
        var terms = new List<KeyTerm>();
        Collect(condition, terms);
        var names = new HashSet<string>();
        if (!terms.TrueForAll(term => names.Add(term.Attribute)))
            throw DynamoDBErrors.Validation("KeyConditionExpressions must only contain one condition per key");
        return terms;
    }

    public static IReadOnlyList<KeyTerm> OfKeyConditions(IReadOnlyDictionary<string, Condition> conditions)
    {
        if (conditions.Count is 0 or > 2) throw DynamoDBErrors.Validation("Conditions can be of length 1 or 2 only");
        foreach (var (name, condition) in conditions) Legacy.LegacyConditions.OfCondition(name, condition);
        return conditions.Select(static entry => new KeyTerm(entry.Key, entry.Value.ComparisonOperator, entry.Value.AttributeValueList ?? [])).ToList();
    }

    private static void Collect(ConditionNode condition, List<KeyTerm> terms)
    {
        switch (condition)
        {
            case AndNode and:
                Collect(and.Left, terms);
                Collect(and.Right, terms);
                break;
            case ComparisonNode { Operator: not "<>" } comparison:
                terms.Add(OfComparison(comparison));
                break;
            case BetweenNode between:
                terms.Add(new KeyTerm(Attribute(between.Value), ComparisonOperator.Between, [Constant(between.Lower), Constant(between.Upper)]));
                break;
            case BeginsWithNode begins:
                terms.Add(new KeyTerm(Attribute(begins.Value), ComparisonOperator.BeginsWith, [Constant(begins.Prefix)]));
                break;
            default:
                throw InvalidOperator(NameOf(condition));
        }
    }

    private static KeyTerm OfComparison(ComparisonNode comparison)
    {
        var isSwapped = comparison.Left is ConstantOperand;
        var (path, value) = isSwapped ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        var comparator = comparison.Operator switch
        {
            "=" => ComparisonOperator.Eq,
            "<" => isSwapped ? ComparisonOperator.Gt : ComparisonOperator.Lt,
            "<=" => isSwapped ? ComparisonOperator.Ge : ComparisonOperator.Le,
            ">" => isSwapped ? ComparisonOperator.Lt : ComparisonOperator.Gt,
            _ => isSwapped ? ComparisonOperator.Le : ComparisonOperator.Ge,
        };
        return new KeyTerm(Attribute(path), comparator, [Constant(value)]);
    }

    private static string Attribute(Operand operand) => operand switch
    {
        PathOperand { Path.IsNested: false } path => path.Path.Attribute,
        PathOperand => throw DynamoDBErrors.Validation("KeyConditionExpressions cannot have conditions on nested attributes"),
        SizeOperand => throw InvalidOperator("size"),
        _ => throw DynamoDBErrors.Validation("Invalid condition in KeyConditionExpression: No key attribute specified"),
    };

    private static AttributeValue Constant(Operand operand) => operand switch
    {
        ConstantOperand constant => constant.Value,
        SizeOperand => throw InvalidOperator("size"),
        _ => throw DynamoDBErrors.Validation("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
    };

    private static string NameOf(ConditionNode condition) => condition switch
    {
        OrNode => "OR",
        NotNode => "NOT",
        InNode => "IN",
        ExistsNode { IsThere: true } => "attribute_exists",
        ExistsNode => "attribute_not_exists",
        AttributeTypeNode => "attribute_type",
        ContainsNode => "contains",
        ComparisonNode comparison => comparison.Operator,
        _ => condition.GetType().Name,
    };

    private static ServiceException InvalidOperator(string name) =>
        DynamoDBErrors.Validation($"Invalid operator used in KeyConditionExpression: {name}");
}

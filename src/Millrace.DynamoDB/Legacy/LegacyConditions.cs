using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;
using Comparisons = Millrace.DynamoDB.Expressions.Comparison;

namespace Millrace.DynamoDB.Legacy;

/// <summary>Conditions from before there were expressions, made into the same conditions (facts/dynamodb.md 12).</summary>
internal static class LegacyConditions
{
    /// <summary>Reads <c>Expected</c>.</summary>
    public static ConditionNode? OfExpected(IReadOnlyDictionary<string, ExpectedAttributeValue>? expected, string? conditionalOperator)
    {
        CheckOperator(expected?.Count, conditionalOperator);
        return expected is null ? null : Join(expected.Select(entry => OfExpected(entry.Key, entry.Value)).ToList(), conditionalOperator);
    }

    /// <summary>Reads <c>ScanFilter</c> or <c>QueryFilter</c>.</summary>
    public static ConditionNode? OfFilter(IReadOnlyDictionary<string, Condition>? filter, string? conditionalOperator)
    {
        CheckOperator(filter?.Count, conditionalOperator);
        return filter is null ? null : Join(filter.Select(static entry => OfCondition(entry.Key, entry.Value)).ToList(), conditionalOperator);
    }

    /// <summary>Reads one condition.</summary>
    public static ConditionNode OfCondition(string attribute, Condition condition) =>
        Compare(attribute, condition.ComparisonOperator, condition.AttributeValueList ?? []);

    private static void CheckOperator(int? conditions, string? conditionalOperator)
    {
        if (conditionalOperator is null) return;
        if (conditions is null) throw DynamoDBErrors.InvalidParameters("ConditionalOperator cannot be used without Filter or Expected");
        if (conditions < 2) throw DynamoDBErrors.InvalidParameters("ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    private static ConditionNode? Join(List<ConditionNode> conditions, string? conditionalOperator) => conditions.Count == 0
        ? null
        : conditions.Aggregate((left, right) => conditionalOperator == ConditionalOperator.Or ? new OrNode(left, right) : new AndNode(left, right));

    private static ConditionNode OfExpected(string attribute, ExpectedAttributeValue expected)
    {
        var (value, list) = (expected.Value, expected.AttributeValueList);
        if (value is not null && list is not null)
            throw DynamoDBErrors.InvalidParameters($"Value and AttributeValueList cannot be used together for Attribute: {attribute}");
        if (expected.ComparisonOperator is { } comparator)
        {
            if (expected.Exists is not null)
                throw DynamoDBErrors.InvalidParameters($"Exists and ComparisonOperator cannot be used together for Attribute: {attribute}");
            if (value is null && list is null && comparator is not (ComparisonOperator.Null or ComparisonOperator.NotNull))
            {
                throw DynamoDBErrors.InvalidParameters(
                    $"Value or AttributeValueList must be used with ComparisonOperator: {comparator} for Attribute: {attribute}");
            }

            return Compare(attribute, comparator, list ?? (value is null ? [] : [value]));
        }

        if (list is not null)
            throw DynamoDBErrors.InvalidParameters($"AttributeValueList can only be used with a ComparisonOperator for Attribute: {attribute}");
        var mustExist = expected.Exists is not false;
        if (mustExist && value is null)
        {
            throw DynamoDBErrors.InvalidParameters(
                $"Value must be provided when Exists is {(expected.Exists is null ? "null" : "true")} for Attribute: {attribute}");
        }

        if (!mustExist && value is not null)
            throw DynamoDBErrors.InvalidParameters($"Value cannot be used when Exists is false for Attribute: {attribute}");
        if (value?.Fault is { } fault) throw DynamoDBErrors.Validation(fault);
        return mustExist ? new ComparisonNode("=", At(attribute), new ConstantOperand(value!)) : new ExistsNode(At(attribute).Path, IsThere: false);
    }

    private static ConditionNode Compare(string attribute, string comparator, IReadOnlyList<AttributeValue> values)
    {
        foreach (var value in values)
        {
            if (value.Fault is { } fault) throw DynamoDBErrors.Validation(fault);
        }

        CheckOperands(comparator, values);
        var path = At(attribute);
        var operands = values.Select(static value => new ConstantOperand(value)).ToList();
        return comparator switch
        {
            ComparisonOperator.Eq => new ComparisonNode("=", path, operands[0]),
            ComparisonOperator.Ne => new ComparisonNode("<>", path, operands[0]),
            ComparisonOperator.Le => new ComparisonNode("<=", path, operands[0]),
            ComparisonOperator.Lt => new ComparisonNode("<", path, operands[0]),
            ComparisonOperator.Ge => new ComparisonNode(">=", path, operands[0]),
            ComparisonOperator.Gt => new ComparisonNode(">", path, operands[0]),
            ComparisonOperator.Between => new BetweenNode(path, operands[0], operands[1]),
            ComparisonOperator.In => new InNode(path, operands),
            ComparisonOperator.NotNull => new ExistsNode(path.Path, IsThere: true),
            ComparisonOperator.Null => new ExistsNode(path.Path, IsThere: false),
            ComparisonOperator.Contains => new ContainsNode(path, operands[0]),
            ComparisonOperator.NotContains => new AndNode(new ExistsNode(path.Path, IsThere: true), new NotNode(new ContainsNode(path, operands[0]))),
            _ => new BeginsWithNode(path, operands[0]),
        };
    }

    private static void CheckOperands(string comparator, IReadOnlyList<AttributeValue> values)
    {
        var isRightCount = comparator switch
        {
            ComparisonOperator.Null or ComparisonOperator.NotNull => values.Count == 0,
            ComparisonOperator.Between => values.Count == 2,
            ComparisonOperator.In => values.Count > 0,
            _ => values.Count == 1,
        };
        if (!isRightCount) throw DynamoDBErrors.InvalidParameters($"Invalid number of argument(s) for the {comparator} ComparisonOperator");
        foreach (var value in values)
        {
            if (value.Type != values[0].Type) throw DynamoDBErrors.InvalidParameters("AttributeValues inside AttributeValueList must be of same type");
            if (!Takes(comparator, value.Type))
                throw DynamoDBErrors.InvalidParameters($"ComparisonOperator {comparator} is not valid for {value.Type} AttributeValue type");
        }

        if (comparator == ComparisonOperator.Between && Comparisons.Order(values[0], values[1]) > 0)
            throw DynamoDBErrors.Validation("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    private static bool Takes(string comparator, string type) => comparator switch
    {
        ComparisonOperator.Eq or ComparisonOperator.Ne => true,
        ComparisonOperator.BeginsWith => type is "S" or "B",
        ComparisonOperator.Contains or ComparisonOperator.NotContains => type is "S" or "N" or "B" or "BOOL" or "NULL",
        _ => type is "S" or "N" or "B",
    };

    private static PathOperand At(string attribute) => new(new DocumentPath([new PathStep(attribute, 0)]));
}

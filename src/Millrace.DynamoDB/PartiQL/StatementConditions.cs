using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>Reads what a statement says of items, as the conditions that expressions are read as too: the two cannot drift apart.</summary>
internal abstract class StatementConditions(string text, IReadOnlyList<AttributeValue>? parameters) : StatementReader(text, parameters)
{
    private static readonly string[] Comparators = ["=", "<>", "!=", "<", "<=", ">", ">="];

    protected ConditionNode Condition()
    {
        var left = And();
        while (TryTakeKeyword("OR")) left = new OrNode(left, And());
        return left;
    }

    private ConditionNode And()
    {
        var left = Not();
        while (TryTakeKeyword("AND")) left = new AndNode(left, Not());
        return left;
    }

    private ConditionNode Not() => Nested<ConditionNode>(() =>
    {
        if (TryTakeKeyword("NOT")) return new NotNode(Not());
        if (!TryTake("(")) return Term();
        var inner = Condition();
        Expect(")");
        return inner;
    });

    private ConditionNode Term()
    {
        if (IsAtFunction && !Current.IsKeyword("size")) return Function();
        var left = Operand();
        if (TryTakeKeyword("IS"))
        {
            var isNot = TryTakeKeyword("NOT");
            if (TryTakeKeyword("MISSING")) return new ExistsNode(PathOf(left), isNot);
            ExpectKeyword("NULL");
            var isNull = new AttributeTypeNode(left, "NULL");
            return isNot ? new NotNode(isNull) : isNull;
        }

        if (TryTakeKeyword("NOT"))
        {
            if (Current.IsKeyword("BETWEEN") || Current.IsKeyword("IN")) return new NotNode(Range(left));
            throw Unexpected();
        }

        if (Current.IsKeyword("BETWEEN") || Current.IsKeyword("IN")) return Range(left);
        if (Current.Kind != StatementTokenKind.Sign || !Comparators.Contains(Current.Text)) throw Unexpected();
        var sign = Take().Text;
        var comparator = sign == "!=" ? "<>" : sign;
        var right = Operand();
        if (comparator is not ("=" or "<>"))
        {
            CheckOrdered(comparator, left);
            CheckOrdered(comparator, right);
        }

        return new ComparisonNode(comparator, left, right);
    }

    private ConditionNode Range(Operand value)
    {
        if (TryTakeKeyword("BETWEEN"))
        {
            var lower = Operand();
            ExpectKeyword("AND");
            var upper = Operand();
            foreach (var operand in (ReadOnlySpan<Operand>)[value, lower, upper]) CheckOrdered("BETWEEN", operand);
            return new BetweenNode(value, lower, upper);
        }

        ExpectKeyword("IN");
        var end = TryTake("[") ? "]" : ")";
        if (end == ")") Expect("(");
        var candidates = new List<Operand>();
        do
        {
            candidates.Add(Operand());
        }
        while (TryTake(","));
        Expect(end);
        return new InNode(value, candidates);
    }

    private Operand Operand()
    {
        if (IsAtFunction)
        {
            var name = Take().Text.ToLowerInvariant();
            if (name != "size") throw StatementFaults.Malformed($"Invalid function name; function: {name}");
            Expect("(");
            var of = Operand();
            Expect(")");
            return new SizeOperand(of);
        }

        return IsAtValue() ? new ConstantOperand(Value()) : new PathOperand(Path());
    }

    private ConditionNode Function()
    {
        var name = Take().Text.ToLowerInvariant();
        Expect("(");
        var first = Operand();
        Operand? second = TryTake(",") ? Operand() : null;
        Expect(")");
        return (name, second) switch
        {
            ("begins_with", not null) => new BeginsWithNode(first, second),
            ("contains", not null) => new ContainsNode(first, second),
            ("attribute_type", ConstantOperand { Value: StringValue type }) => new AttributeTypeNode(first, type.Text),
            ("attribute_exists", null) => new ExistsNode(PathOf(first), true),
            ("attribute_not_exists", null) => new ExistsNode(PathOf(first), false),
            ("begins_with" or "contains" or "attribute_type" or "attribute_exists" or "attribute_not_exists", _) =>
                throw StatementFaults.Malformed($"Wrong operands of function {name}"),
            _ => throw StatementFaults.Malformed($"Invalid function name; function: {name}"),
        };
    }

    private DocumentPath PathOf(Operand operand) => operand is PathOperand path ? path.Path : throw Unexpected();

    private static void CheckOrdered(string name, Operand operand)
    {
        if (operand is ConstantOperand { Value: not (StringValue or NumberValue or BinaryValue) } constant)
        {
            throw DynamoDBErrors.Validation(
                $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {constant.Value.Type}");
        }
    }
}

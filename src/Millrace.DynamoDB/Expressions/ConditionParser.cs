using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Reads conditions: ConditionExpression, FilterExpression and KeyConditionExpression (facts/dynamodb.md 11).</summary>
internal sealed class ConditionParser : ExpressionParser
{
    /// <summary>Far deeper than anybody nests, shallow enough for the stack.</summary>
    private const int MaxDepth = 150;

    private const int MaxCandidates = 100;

    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];

    private static readonly string[] Grammar = ["AND", "OR", "NOT", "BETWEEN", "IN"];

    private int _depth;
    private ConditionNode? _justClosed;

    private ConditionParser(string kind, string text, Substitutions substitutions)
        : base(kind, text, substitutions)
    {
    }

    protected override IReadOnlyList<string> Keywords => Grammar;

    /// <summary>Reads a condition.</summary>
    /// <param name="kind">Which parameter it is.</param>
    /// <param name="text">Its text.</param>
    /// <param name="substitutions">What its names and values stand for.</param>
    public static ConditionNode Parse(string kind, string text, Substitutions substitutions)
    {
        var parser = new ConditionParser(kind, text, substitutions);
        var condition = parser.Or();
        parser.End();
        return condition;
    }

    private ConditionNode Or()
    {
        var left = And();
        while (TryTakeKeyword("OR"))
        {
            CountOperator();
            left = new OrNode(left, And());
        }

        return left;
    }

    private ConditionNode And()
    {
        var left = Not();
        while (TryTakeKeyword("AND"))
        {
            CountOperator();
            left = new AndNode(left, Not());
        }

        return left;
    }

    private ConditionNode Not()
    {
        if (++_depth > MaxDepth) throw Faults.Error("The expression is nested too deeply;");
        ConditionNode node;
        if (TryTakeKeyword("NOT"))
        {
            CountOperator();
            node = new NotNode(Not());
        }
        else
        {
            node = Current.Is("(") ? Parenthesised() : Term();
        }

        _depth--;
        return node;
    }

    private ConditionNode Parenthesised()
    {
        Expect("(");
        var opensTwice = Current.Is("(");
        var inner = Or();
        // ((x)) is redundant, ((x) AND y) is not: the inner pair must have closed just before this one.
        var closedTwice = opensTwice && ReferenceEquals(_justClosed, inner);
        Expect(")");
        if (closedTwice) Faults.Note(ExpressionFault.RedundantParentheses, "The expression has redundant parentheses;");
        _justClosed = inner;
        return inner;
    }

    private ConditionNode Term()
    {
        if (IsAtFunction && Current.Text != "size") return Function();
        var left = Operand();
        if (left is SizeOperand && !IsAtComparison()) NoteMisused("size");
        if (TryTakeKeyword("BETWEEN"))
        {
            CountOperator();
            var lower = Operand();
            ExpectKeyword("AND");
            return Between(left, lower, Operand());
        }

        if (TryTakeKeyword("IN"))
        {
            CountOperator();
            return In(left);
        }

        if (!IsAtComparison())
        {
            if (left is SizeOperand && (Current.Kind == TokenKind.End || Current.Is(")") || Current.IsKeyword("AND") || Current.IsKeyword("OR")))
                return new ComparisonNode("=", left, left);
            throw SyntaxError();
        }

        var comparator = Take().Text;
        CountOperator();
        var right = Operand();
        CheckDistinct(comparator, left, right);
        if (comparator is not ("=" or "<>"))
        {
            CheckType(comparator, left, "S", "N", "B");
            CheckType(comparator, right, "S", "N", "B");
        }

        return new ComparisonNode(comparator, left, right);
    }

    private bool IsAtComparison() =>
        (Current.Kind == TokenKind.Sign && Comparators.Contains(Current.Text)) || Current.IsKeyword("BETWEEN") || Current.IsKeyword("IN");

    private BetweenNode Between(Operand value, Operand lower, Operand upper)
    {
        foreach (var operand in (ReadOnlySpan<Operand>)[value, lower, upper]) CheckType("BETWEEN", operand, "S", "N", "B");
        if (lower is ConstantOperand least && upper is ConstantOperand most && !IsUndefined(lower) && !IsUndefined(upper))
        {
            var bounds = $"lower bound operand: AttributeValue: {Show(least.Value)}, upper bound operand: AttributeValue: {Show(most.Value)}";
            if (least.Value.Type != most.Value.Type)
                Faults.Note(ExpressionFault.Operands, $"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
            else if (Comparison.Order(least.Value, most.Value) > 0)
                Faults.Note(ExpressionFault.Operands, $"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
        }

        return new BetweenNode(value, lower, upper);
    }

    private InNode In(Operand value)
    {
        Expect("(");
        var candidates = new List<Operand>();
        do
        {
            candidates.Add(Operand());
        }
        while (TryTake(","));
        Expect(")");
        if (candidates.Count > MaxCandidates)
            Faults.Note(ExpressionFault.Operands, $"The IN operator is provided with too many operands; number of operands: {candidates.Count}");
        foreach (var candidate in candidates) CheckDistinct("IN", value, candidate);
        return new InNode(value, candidates);
    }

    private Operand Operand()
    {
        if (Current.Kind == TokenKind.Value) return Constant();
        if (!IsAtFunction) return new PathOperand(Path());
        var name = Take().Text;
        var arguments = Arguments();
        if (name != "size")
        {
            NoteFunction(name, isOperand: true);
            return arguments.FirstOrDefault() ?? new ConstantOperand(NullValue.Instance);
        }

        if (CheckCount("size", arguments, 1)) CheckType("size", arguments[0], "S", "B", "SS", "NS", "BS", "L", "M");
        return new SizeOperand(arguments.FirstOrDefault() ?? new ConstantOperand(NullValue.Instance));
    }

    private ConditionNode Function()
    {
        var name = Take().Text;
        var arguments = Arguments();
        // What is wrong with a function's name or its operands is noted; what is made of it then is never used.
        var first = arguments.ElementAtOrDefault(0) ?? new ConstantOperand(NullValue.Instance);
        var second = arguments.ElementAtOrDefault(1) ?? new ConstantOperand(NullValue.Instance);
        switch (name)
        {
            case "attribute_exists" or "attribute_not_exists":
                if (CheckCount(name, arguments, 1) && first is not PathOperand) NotePathRequired(name);
                return first is PathOperand path ? new ExistsNode(path.Path, name == "attribute_exists") : new ComparisonNode("=", first, first);
            case "attribute_type":
                return new AttributeTypeNode(first, CheckCount(name, arguments, 2) ? TypeName(second) : "");
            case "begins_with":
                if (CheckCount(name, arguments, 2))
                {
                    CheckDistinct(name, first, second);
                    CheckType(name, first, "S", "B");
                    CheckType(name, second, "S", "B");
                }

                return new BeginsWithNode(first, second);
            case "contains":
                if (CheckCount(name, arguments, 2)) CheckDistinct(name, first, second);
                return new ContainsNode(first, second);
            default:
                NoteFunction(name, isOperand: false);
                return new ComparisonNode("=", first, first);
        }
    }

    private List<Operand> Arguments()
    {
        Expect("(");
        var arguments = new List<Operand>();
        do
        {
            arguments.Add(Operand());
        }
        while (TryTake(","));
        Expect(")");
        return arguments;
    }

    private string TypeName(Operand operand)
    {
        if (operand is not ConstantOperand constant || IsUndefined(operand)) return "";
        CheckType("attribute_type", constant, "S");
        if (constant.Value is not StringValue { Text: var type }) return "";
        if (type is not ("B" or "NULL" or "SS" or "BOOL" or "L" or "BS" or "N" or "NS" or "S" or "M"))
        {
            Faults.Note(
                ExpressionFault.Operands, $"Invalid attribute type name found; type: {type}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
        }

        return type;
    }

    private void NoteFunction(string name, bool isOperand)
    {
        if (name is "if_not_exists" or "list_append")
            Faults.Note(ExpressionFault.MisusedFunction, $"The function is not allowed in a condition expression; function: {name}");
        else if (isOperand && name is "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains")
            NoteMisused(name);
        else
            Faults.Note(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
    }

    private void NoteMisused(string name) =>
        Faults.Note(ExpressionFault.MisusedFunction, $"The function is not allowed to be used this way in an expression; function: {name}");

    private void NotePathRequired(string name) =>
        Faults.Note(ExpressionFault.Operands, $"Operator or function requires a document path; operator or function: {name}");

    private bool CheckCount(string name, List<Operand> arguments, int count)
    {
        if (arguments.Count == count) return true;
        Faults.Note(
            ExpressionFault.Operands,
            $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {arguments.Count}");
        return false;
    }

    private void CheckDistinct(string name, Operand first, Operand other)
    {
        if (first is PathOperand left && other is PathOperand right && left.Path.Equals(right.Path))
        {
            Faults.Note(
                ExpressionFault.Operands,
                $"The first operand must be distinct from the remaining operands for this operator or function; operator: {name}, first operand: {left.Path}");
        }
    }

    private void CheckType(string name, Operand operand, params ReadOnlySpan<string> types)
    {
        if (operand is not ConstantOperand constant || IsUndefined(operand) || types.Contains(constant.Value.Type)) return;
        Faults.Note(
            ExpressionFault.Operands,
            $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {constant.Value.Type}");
    }

    private static string Show(AttributeValue value) => $"{{{value.Type}:{value switch
    {
        StringValue text => text.Text,
        NumberValue number => number.Number.ToString(),
        BinaryValue binary => Convert.ToBase64String(binary.Bytes.Span),
        _ => "",
    }}}}";
}

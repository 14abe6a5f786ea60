using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Reads an UpdateExpression (facts/dynamodb.md 11).</summary>
internal sealed class UpdateParser : ExpressionParser
{
    /// <summary>Far deeper than anybody nests, shallow enough for the stack.</summary>
    private const int MaxDepth = 150;

    private static readonly string[] Sections = ["SET", "REMOVE", "ADD", "DELETE"];

    private readonly List<UpdateAction> _actions = [];
    private int _depth;

    private UpdateParser(string text, Substitutions substitutions)
        : base(ExpressionKind.Update, text, substitutions)
    {
    }

    protected override IReadOnlyList<string> Keywords => Sections;

    /// <summary>Reads an update.</summary>
    public static IReadOnlyList<UpdateAction> Parse(string text, Substitutions substitutions)
    {
        var parser = new UpdateParser(text, substitutions);
        parser.ReadSections();
        PathOverlaps.Check([.. parser._actions.Select(static action => action.Path)], parser.Faults);
        parser.End();
        return parser._actions;
    }

    private void ReadSections()
    {
        var seen = new HashSet<string>();
        do
        {
            var section = Sections.FirstOrDefault(Current.IsKeyword) ?? throw SyntaxError();
            Take();
            if (!seen.Add(section))
                Faults.Note(ExpressionFault.RepeatedSection, $"The \"{section}\" section can only be used once in an update expression;");
            do
            {
                _actions.Add(Action(section));
            }
            while (TryTake(","));
        }
        while (Current.Kind != TokenKind.End);
    }

    private UpdateAction Action(string section)
    {
        var path = Path();
        switch (section)
        {
            case "SET":
                Expect("=");
                CountOperator();
                return new SetAction(path, Value());
            case "REMOVE":
                return new RemoveAction(path);
            case "ADD":
                return new AddAction(path, Members("ADD", "N", "SS", "NS", "BS"));
            default:
                return new DeleteAction(path, Members("DELETE", "SS", "NS", "BS"));
        }
    }

    private AttributeValue Members(string section, params ReadOnlySpan<string> types)
    {
        if (Current.Kind != TokenKind.Value) throw SyntaxError();
        var constant = Constant();
        if (!IsUndefined(constant) && !types.Contains(constant.Value.Type))
        {
            Faults.Note(
                ExpressionFault.OperandType,
                $"Incorrect operand type for operator or function; operator: {section}, operand type: {LongTypeName(constant.Value.Type)}");
        }

        return constant.Value;
    }

    private static string LongTypeName(string type) => type switch
    {
        "S" => "STRING",
        "N" => "NUMBER",
        "B" => "BINARY",
        "L" => "LIST",
        "M" => "MAP",
        "BOOL" => "BOOLEAN",
        _ => type,
    };

    private Operand Value()
    {
        var left = Operand();
        if (!Current.Is("+") && !Current.Is("-")) return left;
        var sign = Take().Text;
        CountOperator();
        var right = Operand();
        CheckType(sign, left, "N");
        CheckType(sign, right, "N");
        return new ArithmeticOperand(left, sign == "-", right);
    }

    private Operand Operand()
    {
        if (Current.Kind == TokenKind.Value) return Constant();
        if (TryTake("("))
        {
            if (++_depth > MaxDepth) throw Faults.Error("The expression is nested too deeply;");
            var inner = Value();
            Expect(")");
            _depth--;
            return inner;
        }

        return IsAtFunction ? Function() : new PathOperand(Path());
    }

    private Operand Function()
    {
        var name = Take().Text;
        Expect("(");
        var arguments = new List<Operand>();
        do
        {
            arguments.Add(Operand());
        }
        while (TryTake(","));
        Expect(")");
        var (first, second) = (arguments[0], arguments.ElementAtOrDefault(1) ?? arguments[0]);
        switch (name)
        {
            case "if_not_exists":
                if (!CheckCount(name, arguments)) return first;
                if (first is PathOperand path) return new IfNotExistsOperand(path.Path, second);
                Faults.Note(ExpressionFault.Operands, $"Operator or function requires a document path; operator or function: {name}");
                return first;
            case "list_append":
                if (CheckCount(name, arguments))
                {
                    CheckType(name, first, "L");
                    CheckType(name, second, "L");
                }

                return new ListAppendOperand(first, second);
            case "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains" or "size":
                Faults.Note(ExpressionFault.MisusedFunction, $"The function is not allowed in an update expression; function: {name}");
                return first;
            default:
                Faults.Note(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
                return first;
        }
    }

    private bool CheckCount(string name, List<Operand> arguments)
    {
        if (arguments.Count == 2) return true;
        Faults.Note(
            ExpressionFault.Operands,
            $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {arguments.Count}");
        return false;
    }

    private void CheckType(string name, Operand operand, string type)
    {
        if (operand is not ConstantOperand constant || IsUndefined(operand) || constant.Value.Type == type) return;
        Faults.Note(
            ExpressionFault.OperandType,
            $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {constant.Value.Type}");
    }
}

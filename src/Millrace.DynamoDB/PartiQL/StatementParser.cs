using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>Reads a statement (facts/dynamodb.md 18).</summary>
internal sealed class StatementParser : StatementConditions
{
    private StatementParser(string text, IReadOnlyList<AttributeValue>? parameters)
        : base(text, parameters)
    {
    }

    /// <summary>Reads a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="parameters">What its question marks stand for.</param>
    /// <exception cref="ServiceException">It is none.</exception>
    public static Statement Parse(string text, IReadOnlyList<AttributeValue>? parameters)
    {
        var parser = new StatementParser(text, parameters);
        var statement = parser.Read();
        parser.End();
        return statement;
    }

    private Statement Read()
    {
        if (Current.IsKeyword("SELECT")) return Select();
        if (TryTakeKeyword("INSERT")) return Insert();
        if (TryTakeKeyword("UPDATE")) return Update(TableName());
        if (TryTakeKeyword("DELETE"))
        {
            ExpectKeyword("FROM");
            return Delete(TableName());
        }

        return TryTakeKeyword("EXISTS") ? Exists() : throw StatementFaults.Malformed("Expected data manipulation");
    }

    private SelectStatement Select()
    {
        ExpectKeyword("SELECT");
        List<DocumentPath>? paths = null;
        if (!TryTake("*"))
        {
            paths = [];
            do
            {
                paths.Add(Path());
                if (Current.Is("(")) throw StatementFaults.Unsupported($"functions such as {paths[^1].Attribute} in SELECT");
            }
            while (TryTake(","));
        }

        ExpectKeyword("FROM");
        var source = Source();
        if (source.Count > 2) throw DynamoDBErrors.Validation("A path may contain at most 2 components in the FROM clause");
        var where = Where();
        var order = new List<string>();
        var isDescending = false;
        if (TryTakeKeyword("ORDER"))
        {
            ExpectKeyword("BY");
            do
            {
                order.Add(Name());
                isDescending = TryTakeKeyword("DESC");
                if (!isDescending) TryTakeKeyword("ASC");
            }
            while (TryTake(","));
        }

        return new SelectStatement(source[0], source.ElementAtOrDefault(1), paths, where, order, isDescending);
    }

    private InsertStatement Insert()
    {
        ExpectKeyword("INTO");
        var table = TableName();
        ExpectKeyword("VALUE");
        if (Value() is not MapValue item) throw StatementFaults.Malformed("Expected an item");
        AttributeFaults.Check(item.Entries);
        return new InsertStatement(table, item.Entries);
    }

    private UpdateStatement Update(string table)
    {
        var actions = new List<UpdateAction>();
        while (true)
        {
            if (TryTakeKeyword("SET"))
            {
                do
                {
                    actions.Add(Set());
                }
                while (TryTake(","));
            }
            else if (TryTakeKeyword("REMOVE"))
            {
                do
                {
                    actions.Add(new RemoveAction(Path()));
                }
                while (TryTake(","));
            }
            else
            {
                break;
            }
        }

        if (actions.Count == 0) throw Unexpected();
        var faults = new ExpressionFaults(ExpressionKind.Update);
        PathOverlaps.Check([.. actions.Select(static action => action.Path)], faults);
        faults.ThrowIfAny();
        return new UpdateStatement(table, actions, Where(), ReturningClause());
    }

    private DeleteStatement Delete(string table)
    {
        var (where, returning) = (Where(), ReturningClause());
        return returning is null or { IsAll: true, IsNew: false }
            ? new DeleteStatement(table, where, returning)
            : throw DynamoDBErrors.Validation($"Invalid returning clause: {returning}. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    private ExistsStatement Exists()
    {
        Expect("(");
        var select = Select();
        Expect(")");
        return select.Index is null
            ? new ExistsStatement(select.Table, select.Where)
            : throw StatementFaults.Unsupported("EXISTS on an index");
    }

    private UpdateAction Set()
    {
        var path = Path();
        Expect("=");
        if (IsAtFunction && (Current.IsKeyword("set_add") || Current.IsKeyword("set_delete")))
        {
            var isAdd = Take().IsKeyword("set_add");
            Expect("(");
            if (!Path().Equals(path)) throw StatementFaults.Malformed("A set is changed in its own place");
            Expect(",");
            var members = Value();
            if (members is not (StringSetValue or NumberSetValue or BinarySetValue))
            {
                throw DynamoDBErrors.Validation(
                    $"Incorrect operand type for operator or function; operator or function: {(isAdd ? "set_add" : "set_delete")}, operand type: {members.Type}");
            }

            Expect(")");
            return isAdd ? new AddAction(path, members) : new DeleteAction(path, members);
        }

        var left = Operand();
        if (!Current.Is("+") && !Current.Is("-")) return new SetAction(path, left);
        var isDifference = Take().Is("-");
        return new SetAction(path, new ArithmeticOperand(left, isDifference, Operand()));
    }

    private Operand Operand()
    {
        if (IsAtValue()) return new ConstantOperand(Value());
        if (!IsAtFunction) return new PathOperand(Path());
        var name = Take().Text.ToLowerInvariant();
        Expect("(");
        var first = Operand();
        Expect(",");
        var second = Operand();
        Expect(")");
        return (name, first) switch
        {
            ("list_append", _) => new ListAppendOperand(first, second),
            ("if_not_exists", PathOperand path) => new IfNotExistsOperand(path.Path, second),
            _ => throw StatementFaults.Malformed($"Invalid function name; function: {name}"),
        };
    }

    private ConditionNode? Where() => TryTakeKeyword("WHERE") ? Condition() : null;

    private Returning? ReturningClause()
    {
        if (!TryTakeKeyword("RETURNING")) return null;
        var isAll = TryTakeKeyword("ALL");
        if (!isAll) ExpectKeyword("MODIFIED");
        var isNew = TryTakeKeyword("NEW");
        if (!isNew) ExpectKeyword("OLD");
        Expect("*");
        return new Returning(isAll, isNew);
    }

    private string TableName() => Source() is [var table] ? table : throw StatementFaults.Unsupported("writing to an index");

    /// <summary>A table, and perhaps an index, each a name of its own.</summary>
    private List<string> Source()
    {
        var parts = new List<string>();
        do
        {
            parts.Add(Name());
        }
        while (TryTake("."));
        return parts.Contains("") ? throw DynamoDBErrors.Validation("Path component cannot be an empty string") : parts;
    }
}

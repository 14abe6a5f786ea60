using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Applies an update to an item: every right-hand side sees the item as it was (facts/dynamodb.md 11).</summary>
internal static class UpdateEvaluator
{
    /// <summary>The item after the update.</summary>
    /// <param name="actions">The update.</param>
    /// <param name="item">The item before it; empty for none.</param>
    /// <param name="key">What the item has that was not there.</param>
    /// <exception cref="ServiceException">The update does not fit the item.</exception>
    public static Dictionary<string, AttributeValue> Apply(
        IReadOnlyList<UpdateAction> actions, IReadOnlyDictionary<string, AttributeValue> item, IReadOnlyDictionary<string, AttributeValue> key)
    {
        var document = new MutableDocument(item.Count == 0 ? key : item);
        foreach (var action in actions)
        {
            var after = action switch
            {
                SetAction set => Value(set.Value, item),
                AddAction add => Sum(add, add.Path.Find(item)),
                DeleteAction delete => Difference(delete, delete.Path.Find(item)),
                _ => null,
            };
            // DELETE from a set that is not there does nothing, wherever it would be.
            if (action is DeleteAction && action.Path.Find(item) is null) continue;
            var found = after is null ? document.TryRemove(action.Path) : document.TrySet(action.Path, after);
            if (!found) throw DynamoDBErrors.Validation("The document path provided in the update expression is invalid for update");
        }

        return document.ToItem();
    }

    private static AttributeValue Value(Operand operand, IReadOnlyDictionary<string, AttributeValue> item) => operand switch
    {
        ConstantOperand constant => constant.Value,
        PathOperand path => path.Path.Find(item)
            ?? throw DynamoDBErrors.Validation("The provided expression refers to an attribute that does not exist in the item"),
        IfNotExistsOperand alternative => alternative.Path.Find(item) ?? Value(alternative.Otherwise, item),
        ListAppendOperand append => Value(append.First, item) is ListValue first && Value(append.Second, item) is ListValue second
            ? new ListValue([.. first.Elements, .. second.Elements])
            : throw WrongType(),
        ArithmeticOperand arithmetic => Arithmetic(Value(arithmetic.Left, item), Value(arithmetic.Right, item), arithmetic.IsDifference),
        _ => throw new InvalidOperationException($"{operand.GetType().Name} has no place in an update."),
    };

    private static NumberValue Arithmetic(AttributeValue left, AttributeValue right, bool isDifference)
    {
        if (left is not NumberValue a || right is not NumberValue b) throw WrongType();
        return Number.TryAdd(a.Number, isDifference ? -b.Number : b.Number, out var result, out var fault)
            ? new NumberValue(result)
            : throw DynamoDBErrors.Validation(fault);
    }

    private static AttributeValue Sum(AddAction add, AttributeValue? before) => (before, add.Value) switch
    {
        (null, _) => add.Value,
        (NumberValue number, NumberValue more) => Arithmetic(number, more, isDifference: false),
        (StringSetValue set, StringSetValue more) => new StringSetValue([.. set.Members, .. more.Members.Where(member => !set.Contains(member))]),
        (NumberSetValue set, NumberSetValue more) => new NumberSetValue([.. set.Members, .. more.Members.Where(member => !set.Contains(member))]),
        (BinarySetValue set, BinarySetValue more) => new BinarySetValue([.. set.Members, .. more.Members.Where(member => !set.Contains(member))]),
        (ListValue list, ListValue more) when add.IsLegacy => new ListValue([.. list.Elements, .. more.Elements]),
        _ => throw WrongType(add.IsLegacy),
    };

    /// <summary>What is left of a set; null when it is nothing.</summary>
    private static AttributeValue? Difference(DeleteAction delete, AttributeValue? before)
    {
        switch (before, delete.Members)
        {
            case (null, _):
                return null;
            case (StringSetValue set, StringSetValue less):
                return set.Members.Where(member => !less.Contains(member)).ToList() is { Count: > 0 } strings ? new StringSetValue(strings) : null;
            case (NumberSetValue set, NumberSetValue less):
                return set.Members.Where(member => !less.Contains(member)).ToList() is { Count: > 0 } numbers ? new NumberSetValue(numbers) : null;
            case (BinarySetValue set, BinarySetValue less):
                return set.Members.Where(member => !less.Contains(member)).ToList() is { Count: > 0 } binaries ? new BinarySetValue(binaries) : null;
            default:
                throw WrongType(delete.IsLegacy);
        }
    }

    private static ServiceException WrongType(bool isLegacy = false) => DynamoDBErrors.Validation(
        isLegacy ? "Type mismatch for attribute to update" : "An operand in the update expression has an incorrect data type");
}

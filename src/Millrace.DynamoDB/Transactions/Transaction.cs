using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Transactions;

/// <summary>All the actions of a transaction, or none (facts/dynamodb.md 15).</summary>
internal static class Transaction
{
    /// <summary>Makes every write.</summary>
    /// <returns>What each action cost.</returns>
    /// <exception cref="ServiceException">It was cancelled, a table is not there, or two actions are for one item. Nothing is written.</exception>
    public static List<WriteCost> Run(DynamoDBRoom room, ITableWriter writer, IReadOnlyList<TransactionAction> actions)
    {
        var tables = actions.Select(action => room.Find(writer, action.Table)).ToList();
        var reasons = new CancellationReason?[actions.Count];
        var keys = new HashSet<(TableKey, string)>();
        for (var i = 0; i < actions.Count; i++)
        {
            reasons[i] = Try(() =>
            {
                var key = Convert.ToHexString(actions[i].KeyIn(tables[i]));
                if (!keys.Add((tables[i].Key, key))) throw new DuplicateItem();
            });
        }

        var writes = new ItemWrite?[actions.Count];
        for (var i = 0; i < actions.Count; i++) reasons[i] ??= Try(() => writes[i] = actions[i].Prepare(writer, tables[i]));
        if (Array.Exists(reasons, static reason => reason is not null)) throw TransactionCancelled.Of(Told(reasons));

        return [.. actions.Select((action, i) => action.IsWrite ? writes[i]!.Make(writer, room.Now) : CostOfCheck(writes[i]!))];
    }

    /// <summary>What an action's error says to its transaction.</summary>
    public static CancellationReason? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (DuplicateItem)
        {
            throw DynamoDBErrors.Validation("Transaction request cannot include multiple operations on one item");
        }
        catch (ServiceException error)
        {
            return CancellationReason.Of(error);
        }
    }

    /// <summary>Every condition that failed is told, but of faults that no condition is about only the first, and nothing else then.</summary>
    public static IReadOnlyList<CancellationReason> Told(IReadOnlyList<CancellationReason?> reasons)
    {
        var first = reasons.FirstOrDefault(static reason => reason is { Code: "ValidationError" });
        return [.. reasons.Select(reason => first is not null && !ReferenceEquals(reason, first) ? CancellationReason.None : reason ?? CancellationReason.None)];
    }

    private static WriteCost CostOfCheck(ItemWrite check) => new(WriteCost.UnitsOf(check.Before?.Size ?? 0), []);

    /// <summary>Two actions are for one item: no fault of either, but of the request.</summary>
    private sealed class DuplicateItem : Exception;
}

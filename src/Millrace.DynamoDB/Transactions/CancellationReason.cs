using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Transactions;

/// <summary>What came of one action of a transaction that was cancelled (facts/dynamodb.md 15).</summary>
/// <param name="Code">Such as <c>ConditionalCheckFailed</c>, or <c>None</c> for an action that would have succeeded.</param>
/// <param name="Message">The text; null without a fault.</param>
/// <param name="Item">The item, when the action asked for it.</param>
internal sealed record CancellationReason(string Code, string? Message, IReadOnlyDictionary<string, AttributeValue>? Item)
{
    public static CancellationReason None { get; } = new("None", null, null);

    /// <summary>The reason that an action's own error is.</summary>
    public static CancellationReason Of(ServiceException error) => error.Code switch
    {
        "ConditionalCheckFailedException" => new("ConditionalCheckFailed", error.Text, (error.Details as FailedItem)?.Item),
        "DuplicateItemException" => new("DuplicateItem", error.Text, null),
        _ => new("ValidationError", error.Text, null),
    };
}

using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Legacy;

/// <summary>Updates from before there were expressions, made into the same actions (facts/dynamodb.md 12).</summary>
internal static class AttributeUpdates
{
    public static IReadOnlyList<UpdateAction>? Read(IReadOnlyDictionary<string, AttributeValueUpdate>? updates) =>
        updates?.Select(static entry => Read(entry.Key, entry.Value)).ToList();

    private static UpdateAction Read(string attribute, AttributeValueUpdate update)
    {
        if (update.Value?.Fault is { } fault) throw DynamoDBErrors.Validation(fault);
        var path = new DocumentPath([new PathStep(attribute, 0)]);
        var action = update.Action ?? AttributeAction.Put;
        if (update.Value is not { } value)
        {
            return action == AttributeAction.Delete
                ? new RemoveAction(path)
                : throw DynamoDBErrors.InvalidParameters("Only DELETE action is allowed when no attribute value is specified");
        }

        switch (action)
        {
            case AttributeAction.Delete:
                return value.Type is "SS" or "NS" or "BS"
                    ? new DeleteAction(path, value, IsLegacy: true)
                    : throw DynamoDBErrors.InvalidParameters($"DELETE action with value is not supported for the type {value.Type}");
            case AttributeAction.Add:
                return value.Type is "N" or "SS" or "NS" or "BS" or "L"
                    ? new AddAction(path, value, IsLegacy: true)
                    : throw DynamoDBErrors.InvalidParameters($"ADD action is not supported for the type {value.Type}");
            default:
                return new SetAction(path, new ConstantOperand(value));
        }
    }
}

namespace Millrace.DynamoDB.Expressions;

/// <summary>The parameters that are expressions.</summary>
internal static class ExpressionKind
{
    public const string Condition = "ConditionExpression";
    public const string Update = "UpdateExpression";
    public const string Projection = "ProjectionExpression";
    public const string Filter = "FilterExpression";
    public const string KeyCondition = "KeyConditionExpression";
}

using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The format of exported items.</summary>
[SimpleShape(Enum = [DynamodbJson, Ion])]
public static class ExportFormat
{
    /// <summary><c>DYNAMODB_JSON</c>.</summary>
    public const string DynamodbJson = "DYNAMODB_JSON";

    /// <summary><c>ION</c>.</summary>
    public const string Ion = "ION";
}

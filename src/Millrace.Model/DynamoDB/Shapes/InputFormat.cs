using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The format of files.</summary>
[SimpleShape(Enum = [DynamodbJson, Ion, Csv])]
public static class InputFormat
{
    /// <summary><c>DYNAMODB_JSON</c>.</summary>
    public const string DynamodbJson = "DYNAMODB_JSON";

    /// <summary><c>ION</c>.</summary>
    public const string Ion = "ION";

    /// <summary><c>CSV</c>.</summary>
    public const string Csv = "CSV";
}

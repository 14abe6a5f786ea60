using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>What may be wrong with a statement before its table is looked at.</summary>
internal static class StatementFaults
{
    /// <summary>The statement is not of the language.</summary>
    public static ServiceException Malformed(string detail) => DynamoDBErrors.Validation($"Statement wasn't well formed, can't be processed: {detail}");

    /// <summary>The statement asks for what the language has and DynamoDB has not.</summary>
    public static ServiceException Unsupported(string what) => DynamoDBErrors.Validation($"Unsupported operation: {what}");
}

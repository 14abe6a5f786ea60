using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What went wrong.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.FailureException")]
public sealed partial record FailureException
{
    /// <summary>The name of the error.</summary>
    public string? ExceptionName { get; init; }

    /// <summary>What the error said.</summary>
    public string? ExceptionDescription { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ImportTable: makes a table from files.</summary>
/// <remarks>Errors: ResourceInUseException, LimitExceededException, ImportConflictException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ImportTable", Resource = "table")]
public sealed partial record ImportTableRequest : IRequest<ImportTableResponse>
{
    /// <summary>Makes the call idempotent.</summary>
    [Shape(typeof(ClientToken))]
    public string? ClientToken { get; init; }

    /// <summary>Where the files are.</summary>
    public required S3BucketSource S3BucketSource { get; init; }

    /// <summary>The format of files; one of <see cref="DynamoDB.InputFormat"/>.</summary>
    [Shape(typeof(InputFormat))]
    public required string InputFormat { get; init; }

    /// <summary>More about the format.</summary>
    public InputFormatOptions? InputFormatOptions { get; init; }

    /// <summary>How files are compressed; one of <see cref="DynamoDB.InputCompressionType"/>.</summary>
    [Shape(typeof(InputCompressionType))]
    public string? InputCompressionType { get; init; }

    /// <summary>The new table.</summary>
    public required TableCreationParameters TableCreationParameters { get; init; }
}

/// <summary>The answer of ImportTable.</summary>
[Structure]
public sealed partial record ImportTableResponse
{
    /// <summary>The import.</summary>
    public required ImportTableDescription ImportTableDescription { get; init; }
}

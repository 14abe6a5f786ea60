using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What went wrong with a statement of a batch.</summary>
[SimpleShape(Enum = [ConditionalCheckFailed, ItemCollectionSizeLimitExceeded, RequestLimitExceeded, ValidationError, ProvisionedThroughputExceeded, TransactionConflict, ThrottlingError, InternalServerError, ResourceNotFound, AccessDenied, DuplicateItem])]
public static class BatchStatementErrorCodeEnum
{
    /// <summary><c>ConditionalCheckFailed</c>.</summary>
    public const string ConditionalCheckFailed = "ConditionalCheckFailed";

    /// <summary><c>ItemCollectionSizeLimitExceeded</c>.</summary>
    public const string ItemCollectionSizeLimitExceeded = "ItemCollectionSizeLimitExceeded";

    /// <summary><c>RequestLimitExceeded</c>.</summary>
    public const string RequestLimitExceeded = "RequestLimitExceeded";

    /// <summary><c>ValidationError</c>.</summary>
    public const string ValidationError = "ValidationError";

    /// <summary><c>ProvisionedThroughputExceeded</c>.</summary>
    public const string ProvisionedThroughputExceeded = "ProvisionedThroughputExceeded";

    /// <summary><c>TransactionConflict</c>.</summary>
    public const string TransactionConflict = "TransactionConflict";

    /// <summary><c>ThrottlingError</c>.</summary>
    public const string ThrottlingError = "ThrottlingError";

    /// <summary><c>InternalServerError</c>.</summary>
    public const string InternalServerError = "InternalServerError";

    /// <summary><c>ResourceNotFound</c>.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    /// <summary><c>AccessDenied</c>.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary><c>DuplicateItem</c>.</summary>
    public const string DuplicateItem = "DuplicateItem";
}

using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>AddPermission: lets other accounts make calls of a queue, by a statement in its policy.</summary>
/// <remarks>Errors: OverLimit, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "AddPermission", Resource = "queue")]
public sealed partial record AddPermissionRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The statement's name.</summary>
    public required string Label { get; init; }

    /// <summary>The accounts, 12 digits each.</summary>
    [Flattened("AWSAccountId")]
    public required IReadOnlyList<string> AWSAccountIds { get; init; }

    /// <summary>The calls, as in <c>SendMessage</c>; <c>*</c> for all.</summary>
    [Flattened("ActionName")]
    public required IReadOnlyList<string> Actions { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeletePolicy: deletes a managed policy that has one version and no attachment.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, DeleteConflict.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeletePolicy", Resource = "policy")]
public sealed partial record DeletePolicyRequest : IRequest<NoOutput>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}

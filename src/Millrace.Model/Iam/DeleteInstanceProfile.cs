using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteInstanceProfile: deletes an instance profile that holds no role.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteInstanceProfile", Resource = "instance-profile")]
public sealed partial record DeleteInstanceProfileRequest : IRequest<NoOutput>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }
}

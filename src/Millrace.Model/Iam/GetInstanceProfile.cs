using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetInstanceProfile: describes an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetInstanceProfile", Resource = "instance-profile", ReadOnly = true)]
public sealed partial record GetInstanceProfileRequest : IRequest<GetInstanceProfileResponse>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }
}

/// <summary>The answer of GetInstanceProfile.</summary>
[Structure]
public sealed partial record GetInstanceProfileResponse
{
    /// <summary>The instance profile.</summary>
    public required InstanceProfile InstanceProfile { get; init; }
}

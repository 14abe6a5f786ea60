using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateInstanceProfile: makes an instance profile.</summary>
/// <remarks>Errors: EntityAlreadyExists, InvalidInput, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateInstanceProfile", Resource = "instance-profile")]
public sealed partial record CreateInstanceProfileRequest : IRequest<CreateInstanceProfileResponse>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The answer of CreateInstanceProfile.</summary>
[Structure]
public sealed partial record CreateInstanceProfileResponse
{
    /// <summary>The instance profile.</summary>
    public required InstanceProfile InstanceProfile { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>TagInstanceProfile: adds tags to an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "TagInstanceProfile", Resource = "instance-profile")]
public sealed partial record TagInstanceProfileRequest : IRequest<NoOutput>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }
}

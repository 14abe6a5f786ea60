using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UntagInstanceProfile: takes tags off an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "UntagInstanceProfile", Resource = "instance-profile")]
public sealed partial record UntagInstanceProfileRequest : IRequest<NoOutput>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagKeyListType))]
    [ElementShape(typeof(TagKeyType))]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

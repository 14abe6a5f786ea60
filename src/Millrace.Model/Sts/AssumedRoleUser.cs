using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A role's session.</summary>
[Structure]
public sealed partial record AssumedRoleUser
{
    /// <summary>The role's unique id, a colon and the session's name.</summary>
    [Shape(typeof(AssumedRoleIdType))]
    public required string AssumedRoleId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }
}

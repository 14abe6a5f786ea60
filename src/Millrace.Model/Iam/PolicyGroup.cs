using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A group that a policy is attached to.</summary>
[Structure]
public sealed partial record PolicyGroup
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public string? GroupName { get; init; }

    /// <summary>The group's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? GroupId { get; init; }
}

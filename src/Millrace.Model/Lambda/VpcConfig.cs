using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The network that a function is put into.</summary>
[Structure]
public sealed partial record VpcConfig
{
    /// <summary>The subnets.</summary>
    [Shape(typeof(SubnetIds))]
    public IReadOnlyList<string>? SubnetIds { get; init; }

    /// <summary>The security groups.</summary>
    [Shape(typeof(SecurityGroupIds))]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>Whether IPv6 goes out.</summary>
    public bool? Ipv6AllowedForDualStack { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The network that a function is in.</summary>
[Structure]
public sealed partial record VpcConfigResponse
{
    /// <summary>The subnets.</summary>
    [Shape(typeof(SubnetIds))]
    public IReadOnlyList<string>? SubnetIds { get; init; }

    /// <summary>The security groups.</summary>
    [Shape(typeof(SecurityGroupIds))]
    public IReadOnlyList<string>? SecurityGroupIds { get; init; }

    /// <summary>The network.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whether IPv6 goes out.</summary>
    public bool? Ipv6AllowedForDualStack { get; init; }
}

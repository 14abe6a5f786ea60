using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How units shall scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AutoScalingSettingsUpdate")]
public sealed partial record AutoScalingSettingsUpdate
{
    /// <summary>The least units.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? MinimumUnits { get; init; }

    /// <summary>The most units.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? MaximumUnits { get; init; }

    /// <summary>Whether scaling is off.</summary>
    public bool? AutoScalingDisabled { get; init; }

    /// <summary>The role that scales.</summary>
    [Shape(typeof(AutoScalingRoleArn))]
    public string? AutoScalingRoleArn { get; init; }

    /// <summary>The policy of scaling.</summary>
    public AutoScalingPolicyUpdate? ScalingPolicyUpdate { get; init; }
}

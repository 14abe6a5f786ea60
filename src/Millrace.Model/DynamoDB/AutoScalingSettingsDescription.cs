using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How units scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AutoScalingSettingsDescription")]
public sealed partial record AutoScalingSettingsDescription
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
    public string? AutoScalingRoleArn { get; init; }

    /// <summary>The policies of scaling.</summary>
    public IReadOnlyList<AutoScalingPolicyDescription>? ScalingPolicies { get; init; }
}

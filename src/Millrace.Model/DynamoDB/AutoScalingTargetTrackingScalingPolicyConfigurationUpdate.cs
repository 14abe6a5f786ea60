using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What scaling shall aim at.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AutoScalingTargetTrackingScalingPolicyConfigurationUpdate")]
public sealed partial record AutoScalingTargetTrackingScalingPolicyConfigurationUpdate
{
    /// <summary>Whether capacity never shrinks.</summary>
    public bool? DisableScaleIn { get; init; }

    /// <summary>The seconds between two steps down.</summary>
    public int? ScaleInCooldown { get; init; }

    /// <summary>The seconds between two steps up.</summary>
    public int? ScaleOutCooldown { get; init; }

    /// <summary>The utilization that is aimed at, in percent.</summary>
    public required double? TargetValue { get; init; }
}

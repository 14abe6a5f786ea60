using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A policy of scaling to set.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AutoScalingPolicyUpdate")]
public sealed partial record AutoScalingPolicyUpdate
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(AutoScalingPolicyName))]
    public string? PolicyName { get; init; }

    /// <summary>What is aimed at.</summary>
    public required AutoScalingTargetTrackingScalingPolicyConfigurationUpdate TargetTrackingScalingPolicyConfiguration { get; init; }
}

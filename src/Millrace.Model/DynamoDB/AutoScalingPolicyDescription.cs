using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A policy of scaling.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AutoScalingPolicyDescription")]
public sealed partial record AutoScalingPolicyDescription
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(AutoScalingPolicyName))]
    public string? PolicyName { get; init; }

    /// <summary>What is aimed at.</summary>
    public AutoScalingTargetTrackingScalingPolicyConfigurationDescription? TargetTrackingScalingPolicyConfiguration { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>How UpdateShardCount divides the hash keys.</summary>
[SimpleShape(Enum = [UniformScaling])]
public static class ScalingType
{
    /// <summary>In ranges of equal width.</summary>
    public const string UniformScaling = "UNIFORM_SCALING";
}

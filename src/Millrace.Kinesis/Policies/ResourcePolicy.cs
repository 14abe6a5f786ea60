using Millrace.Model.Policies;

namespace Millrace.Kinesis.Policies;

/// <summary>The policies that streams and consumers may have.</summary>
internal static class ResourcePolicy
{
    /// <summary>What a resource without a policy answers (facts/kinesis.md 5, Policies).</summary>
    public const string None = "{}";

    /// <summary>The longest policy, in characters.</summary>
    private const int MostCharacters = 20 * 1024;

    /// <summary>Checks a policy.</summary>
    /// <exception cref="Wire.ServiceException">It is not one.</exception>
    public static void Check(string policy)
    {
        if (policy.Length > MostCharacters)
        {
            throw KinesisErrors.InvalidArgument(
                $"Invalid policy document: it has {policy.Length} characters, and {MostCharacters} are the most.");
        }

        try
        {
            PolicyDocument.Parse(policy, PolicyKind.Resource);
        }
        catch (PolicyFormatException fault)
        {
            throw KinesisErrors.InvalidArgument($"Invalid policy document: {fault.Message}");
        }
    }
}

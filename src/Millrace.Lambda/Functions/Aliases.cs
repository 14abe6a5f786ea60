using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>What aliases may point to (facts/lambda.md 2, Aliases).</summary>
internal static class Aliases
{
    /// <summary>The ARN of an alias.</summary>
    public static string Arn(FunctionReference function, string name) => function.Key.Qualified(name);

    /// <summary>Checks what an alias shall point to.</summary>
    /// <param name="reference">The function.</param>
    /// <param name="function">The function as it is.</param>
    /// <param name="version">The version.</param>
    /// <param name="routing">The other version with its share of calls.</param>
    public static void Check(FunctionReference reference, FunctionState function, string version, AliasRoutingConfiguration? routing)
    {
        if (function.FindVersion(version) is null) throw LambdaErrors.NoFunction(reference.Key.Qualified(version));
        if (routing?.AdditionalVersionWeights is not { Count: > 0 } weights) return;
        if (weights.Count > 1) throw LambdaErrors.InvalidParameter("Number of items in AdditionalVersionWeights cannot be greater than 1");
        if (version == FunctionKey.Latest) throw LambdaErrors.InvalidParameter("$LATEST is not supported for an alias pointing to more than 1 version");
        foreach (var other in weights.Keys)
        {
            if (other == version)
            {
                throw LambdaErrors.InvalidParameter(
                    $"Invalid function version {version}. Function version {version} is already included in routing configuration.");
            }

            if (function.FindVersion(other) is null) throw LambdaErrors.NoFunction(reference.Key.Qualified(other));
        }
    }

    /// <summary>Routing as it is told: nothing where no other version gets calls.</summary>
    public static AliasRoutingConfiguration? Routing(AliasRoutingConfiguration? routing) => routing?.AdditionalVersionWeights is { Count: > 0 } ? routing : null;
}

using System.Globalization;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>Makes versions of functions (facts/lambda.md 1).</summary>
internal static class Publishing
{
    /// <summary>The function with a version of what is not published, unless the last version is the same.</summary>
    /// <param name="key">Which function.</param>
    /// <param name="function">The function.</param>
    /// <param name="description">The version's own description; null for the function's.</param>
    /// <param name="transitions">What it passes through.</param>
    /// <param name="now">When.</param>
    public static FunctionState Publish(FunctionKey key, FunctionState function, string? description, FunctionTransitions transitions, string now)
    {
        var latest = function.Latest.Configuration;
        if (function.Versions is [.., var last] && FunctionConfigurations.AreAlike(last.Configuration, latest)) return function;
        var number = function.LastVersion + 1;
        var version = number.ToString(CultureInfo.InvariantCulture);
        var published = latest.AsStill() with
        {
            Version = version,
            FunctionArn = key.Qualified(version),
            Description = description ?? latest.Description,
            RevisionId = FunctionConfigurations.NewRevision(),
            LastModified = now,
            SnapStart = latest.SnapStart is { ApplyOn: SnapStartApplyOn.PublishedVersions } snapshots
                ? snapshots with { OptimizationStatus = SnapStartOptimizationStatus.On }
                : latest.SnapStart,
        };
        return function with { Versions = function.Versions.Add(function.Latest with { Configuration = transitions.Make(published) }), LastVersion = number };
    }
}

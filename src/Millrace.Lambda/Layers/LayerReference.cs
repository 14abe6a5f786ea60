using System.Globalization;
using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Lambda.Layers;

/// <summary>Which layer a request means, and which version of it.</summary>
/// <param name="Key">The layer.</param>
/// <param name="Version">The version; null without.</param>
internal readonly partial record struct LayerReference(LayerKey Key, long? Version)
{
    /// <summary>Finds out which layer a name or an ARN means.</summary>
    /// <exception cref="ServiceException">One that the caller has no business with.</exception>
    public static LayerKey Resolve(string nameOrArn, RequestContext context)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal)) return new LayerKey(context.Caller.AccountId, context.Region, nameOrArn);
        var key = Parse(nameOrArn)?.Key ?? throw LambdaErrors.InvalidParameter($"The layer name {nameOrArn} is invalid.");
        if (key.Region != context.Region) throw LambdaErrors.NoResource();
        if (key.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts)
        {
            throw new ServiceException(
                "AccessDeniedException",
                $"User: {context.Caller.Arn} is not authorized to perform this action on resource: {nameOrArn} because no resource-based policy allows it",
                403);
        }

        return key;
    }

    /// <summary>Reads the ARN of a layer or of a version; null for what is none.</summary>
    public static LayerReference? Parse(string arn)
    {
        var match = Form().Match(arn);
        if (!match.Success) return null;
        var key = new LayerKey(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["name"].Value);
        if (match.Groups["version"] is not { Success: true } version) return new LayerReference(key, Version: null);
        // A number that is too long for one is of no version.
        return new LayerReference(key, long.TryParse(version.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }

    [GeneratedRegex(@"\Aarn:[a-zA-Z0-9-]+:lambda:(?<region>[a-zA-Z0-9-]+):(?<account>[0-9]{12}):layer:(?<name>[a-zA-Z0-9_-]+)(?::(?<version>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

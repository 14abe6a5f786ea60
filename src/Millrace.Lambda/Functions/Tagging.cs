using System.Collections.Immutable;

namespace Millrace.Lambda.Functions;

/// <summary>The tags of functions (facts/lambda.md 2, Tags).</summary>
internal static class Tagging
{
    private const int Most = 50;

    /// <summary>Tags with others added; a key that is there already gets its new value.</summary>
    public static ImmutableDictionary<string, string> Add(ImmutableDictionary<string, string> tags, IReadOnlyDictionary<string, string>? added)
    {
        if (added is null) return tags;
        var all = tags.SetItems(added);
        return all.Count <= Most ? all : throw LambdaErrors.InvalidParameter("Number of tags exceeds resource tag limit.");
    }

    /// <summary>Which function an ARN in a call about tags means.</summary>
    public static FunctionReference Resolve(string arn, Wire.RequestContext context)
    {
        if (!arn.Contains(":function:", StringComparison.Ordinal)) throw LambdaErrors.NoResource();
        var reference = FunctionReference.Resolve(arn, qualifier: null, context);
        return reference.IsFunction
            ? reference
            : throw LambdaErrors.InvalidParameter("Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }
}

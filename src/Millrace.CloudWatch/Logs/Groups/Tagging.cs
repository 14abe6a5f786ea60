using System.Collections.Immutable;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>The tags of groups (facts/logs-metrics.md A).</summary>
internal static class Tagging
{
    private const int Most = 50;

    /// <summary>The group of an ARN, without <c>:*</c> at its end.</summary>
    /// <exception cref="ServiceException">It is the ARN of something else.</exception>
    public static LogGroupKey Resolve(string arn) =>
        LogGroupKey.OfArn(arn) ?? throw LogsErrors.InvalidParameter("The specified resourceArn is invalid.");

    /// <summary>Tags with others added; a key that is there already gets its new value.</summary>
    /// <exception cref="ServiceException">There are too many.</exception>
    public static ImmutableDictionary<string, string> Add(ImmutableDictionary<string, string> tags, IReadOnlyDictionary<string, string> added)
    {
        var all = tags.SetItems(added);
        return all.Count <= Most ? all : throw new ServiceException("TooManyTagsException", "A resource can have no more than 50 tags.");
    }
}

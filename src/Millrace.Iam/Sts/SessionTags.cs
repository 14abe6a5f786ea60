using System.Collections.Immutable;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;

namespace Millrace.Iam.Sts;

/// <summary>The tags that callers pass for a session, and those that a chain of roles hands on.</summary>
internal static class SessionTags
{
    /// <summary>Tags as a session has them.</summary>
    /// <exception cref="Wire.ServiceException">InvalidParameterValue.</exception>
    public static ImmutableDictionary<string, string> Require(IReadOnlyList<Tag>? tags)
    {
        var all = Session.NoTags.ToBuilder();
        foreach (var tag in tags ?? [])
        {
            if (!all.TryAdd(tag.Key, tag.Value))
                throw StsErrors.InvalidParameterValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        return all.ToImmutable();
    }

    /// <summary>A role's session with the tags that are passed and those that its caller's session hands on.</summary>
    /// <exception cref="Wire.ServiceException">InvalidParameterValue.</exception>
    public static Session WithTags(this Session session, AssumeRoleRequest request, Session? caller)
    {
        var tags = Require(request.Tags);
        var keys = request.TransitiveTagKeys ?? [];
        if (!keys.All(tags.ContainsKey)) throw StsErrors.InvalidParameterValue("The specified transitive tag key must be included in the requested tags.");
        if (caller is null) return session with { Tags = tags, TransitiveTagKeys = [.. keys] };

        if (caller.TransitiveTagKeys.Any(tags.ContainsKey))
        {
            throw StsErrors.InvalidParameterValue(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
        }

        return session with
        {
            Tags = tags.AddRange(caller.TransitiveTagKeys.Select(key => KeyValuePair.Create(key, caller.Tags[key]))),
            TransitiveTagKeys = [.. caller.TransitiveTagKeys, .. keys],
        };
    }
}

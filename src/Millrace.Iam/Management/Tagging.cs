using System.Collections.Immutable;
using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>The tags of users, roles, policies and instance profiles. A key is the same whatever the case of its letters.</summary>
internal static class Tagging
{
    /// <summary>An entity with more tags.</summary>
    /// <exception cref="ServiceException">InvalidInput, LimitExceeded.</exception>
    public static T WithTags<T>(this T entity, IReadOnlyList<Tag>? tags)
        where T : Entity
    {
        if (tags is null or []) return entity;
        RequireDistinct(tags);
        var all = entity.Tags.ToBuilder();
        foreach (var tag in tags)
        {
            if (all.Keys.FirstOrDefault(key => key.Equals(tag.Key, StringComparison.OrdinalIgnoreCase)) is { } present) all.Remove(present);
            all[tag.Key] = tag.Value;
        }

        return all.Count <= IamQuotas.Tags
            ? entity with { Tags = all.ToImmutable() }
            : throw IamErrors.LimitExceeded($"The number of tags has reached the maximum limit of {IamQuotas.Tags}.");
    }

    /// <summary>An entity without some tags, whether it has them or not.</summary>
    public static T WithoutTags<T>(this T entity, IReadOnlyList<string> keys)
        where T : Entity =>
        entity with { Tags = entity.Tags.RemoveRange(entity.Tags.Keys.Where(key => keys.Contains(key, StringComparer.OrdinalIgnoreCase))) };

    /// <summary>A page of an entity's tags.</summary>
    public static Page<Tag> TagsOf(Entity entity, string? marker, int? maxItems) =>
        Page.Of(entity.Tags.ToShape() ?? [], static tag => tag.Key, marker, maxItems);

    /// <summary>Tags as they are answered; null for none.</summary>
    public static IReadOnlyList<Tag>? ToShape(this ImmutableDictionary<string, string> tags) =>
        tags.IsEmpty ? null : [.. tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static void RequireDistinct(IReadOnlyList<Tag> tags)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in tags)
        {
            if (!keys.Add(tag.Key)) throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
    }
}

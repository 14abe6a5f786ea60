namespace Millrace.Wire;

/// <summary>Tells, for a service, what its calls need leave for.</summary>
public interface IPermissionSource
{
    /// <summary>The service.</summary>
    ServiceDescriptor Service { get; }

    /// <summary>Adds what a call needs leave for; all of it must be given.</summary>
    /// <param name="operation">The service's operation.</param>
    /// <param name="request">The request's shape, validated.</param>
    /// <param name="context">Who calls, and where.</param>
    /// <param name="permissions">Gets the permissions; none for a call that nobody can be denied.</param>
    void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions);

    /// <summary>The resource policy of a resource, a JSON document that was checked when it was set; null without one.</summary>
    string? FindPolicy(string resource);

    /// <summary>The tags of a resource that is there; null for any other.</summary>
    IReadOnlyDictionary<string, string>? FindTags(string resource);
}

/// <summary>Something that a call needs leave for.</summary>
/// <param name="Action">As in <c>kinesis:PutRecord</c>.</param>
/// <param name="Resource">The resource's ARN; null for an action that is on no resource.</param>
/// <param name="AccountId">The account that the resource belongs to.</param>
public sealed record RequiredPermission(string Action, string? Resource, string AccountId)
{
    /// <summary>Condition keys that the request itself sets, as in <c>aws:TagKeys</c>; null without any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Keys { get; init; }
}

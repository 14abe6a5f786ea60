using System.Collections.Concurrent;

namespace Millrace.Iam.Management;

/// <summary>A use of a key or a role.</summary>
/// <param name="At">When.</param>
/// <param name="Service">The service's name in a policy, as in <c>kinesis</c>.</param>
/// <param name="Region">The region.</param>
public sealed record LastUse(DateTimeOffset At, string Service, string Region);

/// <summary>When keys and roles were last used, since the start: AWS tells it with hours of delay, and this does not outlive the process.</summary>
public sealed class LastUses
{
    /// <summary>A use within this time of the one before is not noted, so that a busy key costs nothing.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, LastUse> _uses = new(StringComparer.Ordinal);

    /// <summary>Notes a use.</summary>
    /// <param name="id">The key's id, or the role's.</param>
    /// <param name="service">The service that was called.</param>
    /// <param name="region">Where.</param>
    /// <param name="now">When.</param>
    public void Note(string id, string service, string region, DateTimeOffset now)
    {
        if (_uses.TryGetValue(id, out var last) && now - last.At < Fresh && last.Service == service && last.Region == region) return;
        _uses[id] = new LastUse(now, service, region);
    }

    /// <summary>The last use, or null.</summary>
    public LastUse? Find(string id) => _uses.GetValueOrDefault(id);

    /// <summary>Forgets a key or a role that is gone.</summary>
    public void Forget(string id) => _uses.TryRemove(id, out _);
}

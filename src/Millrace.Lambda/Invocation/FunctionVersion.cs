using System.Globalization;
using Millrace.Lambda.Functions;

namespace Millrace.Lambda.Invocation;

/// <summary>A version of a function as environments run it.</summary>
/// <param name="Key">The function.</param>
/// <param name="State">The version.</param>
internal sealed record FunctionVersion(FunctionKey Key, VersionState State)
{
    /// <summary>What tells it from every other, and from what it was before a change.</summary>
    public (FunctionKey Function, string Version, string Revision) Identity => (Key, Name, State.Configuration.RevisionId!);

    /// <summary>The version's number, or <c>$LATEST</c>.</summary>
    public string Name => State.Configuration.Version!;

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(State.Configuration.Timeout!.Value);

    /// <summary>A new log stream for an environment of it.</summary>
    public FunctionLogStream NewLogStream(DateTimeOffset now)
    {
        var group = State.Configuration.LoggingConfig?.LogGroup ?? OwnGroup;
        var name = group == OwnGroup ? "" : Key.Name;
        var stream = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy/MM/dd}/{name}[{Name}]{Guid.NewGuid():N}");
        return new FunctionLogStream(Key.AccountId, Key.Region, State.Configuration.Role!, group, stream);
    }

    private string OwnGroup => $"/aws/lambda/{Key.Name}";
}

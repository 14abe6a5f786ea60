using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What browsers may do with a URL.</summary>
[Structure]
public sealed partial record Cors
{
    /// <summary>Whether cookies may be sent.</summary>
    public bool? AllowCredentials { get; init; }

    /// <summary>The headers that may be sent.</summary>
    [Shape(typeof(HeadersList))]
    [ElementShape(typeof(Header))]
    public IReadOnlyList<string>? AllowHeaders { get; init; }

    /// <summary>The methods that may be used.</summary>
    [Shape(typeof(AllowMethodsList))]
    [ElementShape(typeof(Method))]
    public IReadOnlyList<string>? AllowMethods { get; init; }

    /// <summary>Who may call.</summary>
    [Shape(typeof(AllowOriginsList))]
    [ElementShape(typeof(Origin))]
    public IReadOnlyList<string>? AllowOrigins { get; init; }

    /// <summary>The headers of answers that may be seen.</summary>
    [Shape(typeof(HeadersList))]
    [ElementShape(typeof(Header))]
    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    /// <summary>How long browsers may remember the answer, in seconds.</summary>
    [Shape(typeof(MaxAge))]
    public int? MaxAge { get; init; }
}

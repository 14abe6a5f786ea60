using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether whole documents are sent.</summary>
[SimpleShape(Enum = [UpdateLookup, Default])]
public static class FullDocument
{
    /// <summary><c>UpdateLookup</c>.</summary>
    public const string UpdateLookup = "UpdateLookup";

    /// <summary><c>Default</c>.</summary>
    public const string Default = "Default";
}

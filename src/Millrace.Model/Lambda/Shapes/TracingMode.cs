using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether calls are traced.</summary>
[SimpleShape(Enum = [Active, PassThrough])]
public static class TracingMode
{
    /// <summary><c>Active</c>.</summary>
    public const string Active = "Active";

    /// <summary><c>PassThrough</c>.</summary>
    public const string PassThrough = "PassThrough";
}

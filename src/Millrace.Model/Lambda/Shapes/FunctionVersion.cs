using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Which versions are listed.</summary>
[SimpleShape(Enum = [All])]
public static class FunctionVersion
{
    /// <summary><c>ALL</c>.</summary>
    public const string All = "ALL";
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Whose policies are meant.</summary>
[SimpleShape(Enum = [All, AWS, Local])]
public static class PolicyScopeType
{
    /// <summary><c>All</c>.</summary>
    public const string All = "All";

    /// <summary><c>AWS</c>.</summary>
    public const string AWS = "AWS";

    /// <summary><c>Local</c>.</summary>
    public const string Local = "Local";
}

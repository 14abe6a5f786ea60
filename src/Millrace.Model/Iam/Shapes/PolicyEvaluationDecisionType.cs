using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A decision.</summary>
[SimpleShape(Enum = [Allowed, ExplicitDeny, ImplicitDeny])]
public static class PolicyEvaluationDecisionType
{
    /// <summary><c>allowed</c>.</summary>
    public const string Allowed = "allowed";

    /// <summary><c>explicitDeny</c>.</summary>
    public const string ExplicitDeny = "explicitDeny";

    /// <summary><c>implicitDeny</c>.</summary>
    public const string ImplicitDeny = "implicitDeny";
}

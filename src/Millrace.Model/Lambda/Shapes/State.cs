using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The state of a function.</summary>
[SimpleShape(Enum = [Pending, Active, Inactive, Failed, Deactivating, Deactivated, ActiveNonInvocable, Deleting])]
public static class State
{
    /// <summary><c>Pending</c>.</summary>
    public const string Pending = "Pending";

    /// <summary><c>Active</c>.</summary>
    public const string Active = "Active";

    /// <summary><c>Inactive</c>.</summary>
    public const string Inactive = "Inactive";

    /// <summary><c>Failed</c>.</summary>
    public const string Failed = "Failed";

    /// <summary><c>Deactivating</c>.</summary>
    public const string Deactivating = "Deactivating";

    /// <summary><c>Deactivated</c>.</summary>
    public const string Deactivated = "Deactivated";

    /// <summary><c>ActiveNonInvocable</c>.</summary>
    public const string ActiveNonInvocable = "ActiveNonInvocable";

    /// <summary><c>Deleting</c>.</summary>
    public const string Deleting = "Deleting";
}

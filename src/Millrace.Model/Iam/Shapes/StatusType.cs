using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Whether an access key is in use.</summary>
[SimpleShape(Enum = [Active, Inactive, Expired])]
public static class StatusType
{
    /// <summary><c>Active</c>.</summary>
    public const string Active = "Active";

    /// <summary><c>Inactive</c>.</summary>
    public const string Inactive = "Inactive";

    /// <summary><c>Expired</c>.</summary>
    public const string Expired = "Expired";
}

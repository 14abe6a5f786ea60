using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A recently active.</summary>
[SimpleShape(Enum = [ThreeHours])]
public static class RecentlyActive
{
    /// <summary><c>PT3H</c>.</summary>
    public const string ThreeHours = "PT3H";
}

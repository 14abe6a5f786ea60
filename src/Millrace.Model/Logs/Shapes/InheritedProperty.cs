using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An inherited property.</summary>
[SimpleShape(Enum = [AccountDataProtection])]
public static class InheritedProperty
{
    /// <summary><c>ACCOUNT_DATA_PROTECTION</c>.</summary>
    public const string AccountDataProtection = "ACCOUNT_DATA_PROTECTION";
}

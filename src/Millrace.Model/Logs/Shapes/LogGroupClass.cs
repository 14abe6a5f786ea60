using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A log group class.</summary>
[SimpleShape(Enum = [Standard, InfrequentAccess, Delivery])]
public static class LogGroupClass
{
    /// <summary><c>STANDARD</c>.</summary>
    public const string Standard = "STANDARD";

    /// <summary><c>INFREQUENT_ACCESS</c>.</summary>
    public const string InfrequentAccess = "INFREQUENT_ACCESS";

    /// <summary><c>DELIVERY</c>.</summary>
    public const string Delivery = "DELIVERY";
}

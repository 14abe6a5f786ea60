using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A state value.</summary>
[SimpleShape(Enum = [Ok, Alarm, InsufficientData])]
public static class StateValue
{
    /// <summary><c>OK</c>.</summary>
    public const string Ok = "OK";

    /// <summary><c>ALARM</c>.</summary>
    public const string Alarm = "ALARM";

    /// <summary><c>INSUFFICIENT_DATA</c>.</summary>
    public const string InsufficientData = "INSUFFICIENT_DATA";
}

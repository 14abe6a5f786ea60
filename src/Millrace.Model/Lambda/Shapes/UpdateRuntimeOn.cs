using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>When a runtime is brought up to date.</summary>
[SimpleShape(Enum = [Auto, Manual, FunctionUpdate])]
public static class UpdateRuntimeOn
{
    /// <summary><c>Auto</c>.</summary>
    public const string Auto = "Auto";

    /// <summary><c>Manual</c>.</summary>
    public const string Manual = "Manual";

    /// <summary><c>FunctionUpdate</c>.</summary>
    public const string FunctionUpdate = "FunctionUpdate";
}

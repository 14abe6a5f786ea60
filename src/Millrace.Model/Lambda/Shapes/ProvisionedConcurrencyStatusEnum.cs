using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether environments are ready.</summary>
[SimpleShape(Enum = [InProgress, Ready, Failed])]
public static class ProvisionedConcurrencyStatusEnum
{
    /// <summary><c>IN_PROGRESS</c>.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary><c>READY</c>.</summary>
    public const string Ready = "READY";

    /// <summary><c>FAILED</c>.</summary>
    public const string Failed = "FAILED";
}

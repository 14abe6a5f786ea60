using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What answers of a function say.</summary>
[SimpleShape(Enum = [ReportBatchItemFailures])]
public static class FunctionResponseType
{
    /// <summary><c>ReportBatchItemFailures</c>.</summary>
    public const string ReportBatchItemFailures = "ReportBatchItemFailures";
}

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An evaluation state.</summary>
[SimpleShape(Enum = [PartialData, EvaluationFailure, EvaluationError])]
public static class EvaluationState
{
    /// <summary><c>PARTIAL_DATA</c>.</summary>
    public const string PartialData = "PARTIAL_DATA";

    /// <summary><c>EVALUATION_FAILURE</c>.</summary>
    public const string EvaluationFailure = "EVALUATION_FAILURE";

    /// <summary><c>EVALUATION_ERROR</c>.</summary>
    public const string EvaluationError = "EVALUATION_ERROR";
}

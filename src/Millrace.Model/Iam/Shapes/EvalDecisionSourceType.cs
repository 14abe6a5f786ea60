using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A kind of policy.</summary>
[SimpleShape(Min = 3, Max = 256)]
internal static class EvalDecisionSourceType;

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A reason.</summary>
[SimpleShape(Max = 1000)]
internal static class ReasonType;

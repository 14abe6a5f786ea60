using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A count or a quota.</summary>
[SimpleShape]
internal static class SummaryValueType;

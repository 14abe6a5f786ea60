using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A state reason data.</summary>
[SimpleShape(Min = 0, Max = 4000)]
internal static class StateReasonData;

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A state reason.</summary>
[SimpleShape(Min = 0, Max = 1023)]
internal static class StateReason;

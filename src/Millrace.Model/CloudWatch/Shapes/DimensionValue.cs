using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A dimension value.</summary>
[SimpleShape(Min = 1, Max = 1024)]
internal static class DimensionValue;

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Dimension filters.</summary>
[SimpleShape(Max = 10)]
internal static class DimensionFilters;

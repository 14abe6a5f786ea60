using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Extended statistics.</summary>
[SimpleShape(Min = 1, Max = 10)]
internal static class ExtendedStatistics;

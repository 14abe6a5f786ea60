using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Statistics.</summary>
[SimpleShape(Min = 1, Max = 5)]
internal static class Statistics;

using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A describe limit.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class DescribeLimit;

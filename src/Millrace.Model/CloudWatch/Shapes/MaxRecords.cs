using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A max records.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class MaxRecords;

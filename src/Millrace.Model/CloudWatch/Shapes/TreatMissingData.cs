using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A treat missing data.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class TreatMissingData;

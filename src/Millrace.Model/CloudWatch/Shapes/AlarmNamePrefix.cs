using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm name prefix.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class AlarmNamePrefix;

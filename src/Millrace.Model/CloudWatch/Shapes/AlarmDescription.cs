using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm description.</summary>
[SimpleShape(Min = 0, Max = 1024)]
internal static class AlarmDescription;

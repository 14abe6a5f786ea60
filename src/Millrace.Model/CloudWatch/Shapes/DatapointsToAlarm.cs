using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A datapoints to alarm.</summary>
[SimpleShape(Min = 1)]
internal static class DatapointsToAlarm;

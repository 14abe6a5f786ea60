using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Alarm names.</summary>
[SimpleShape(Max = 100)]
internal static class AlarmNames;

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm rule.</summary>
[SimpleShape(Min = 1, Max = 10240)]
internal static class AlarmRule;

using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm arn.</summary>
[SimpleShape(Min = 1, Max = 1600)]
internal static class AlarmArn;

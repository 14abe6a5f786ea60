using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A role arn.</summary>
[SimpleShape(Min = 1)]
internal static class RoleArn;

using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>How long a role's session lasts.</summary>
[SimpleShape(Min = 900, Max = 43200)]
internal static class RoleDurationSecondsType;
